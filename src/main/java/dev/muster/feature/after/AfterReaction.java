package dev.muster.feature.after;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChannelId;
import dev.muster.incident.ChecklistEvent.PostMortemDue;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.PostmortemEvent.ArchiveSoon;
import dev.muster.incident.PostmortemEvent.DueSoon;
import dev.muster.incident.PostmortemEvent.LeadFound;
import dev.muster.incident.PostmortemEvent.Overdue;
import dev.muster.incident.SlackSurfaceEvent.ArchiveDue;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks for the post-mortem, and has the war room archived. */
public final class AfterReaction implements Reaction {
  private final Playbooks playbooks;

  public AfterReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      SlackGateway slack, Incidents incidents, Handles handles) {
    Map<String, Courier> all = new HashMap<>(Archive.couriers(slack, incidents));
    all.putAll(Lead.couriers(handles));
    return all;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    IncidentEvent event = happened.event();
    if (event instanceof DueSoon soon) {
      return DueMessage.soon(incident, playbooks.of(incident), soon)
          .inWarRoom(happened, "post-mortem-soon");
    }
    if (event instanceof PostMortemDue due) {
      return DueMessage.due(incident, playbooks.of(incident), due)
          .inWarRoom(happened, "post-mortem");
    }
    if (event instanceof Overdue overdue) {
      return List.of(Lead.errand(incident, playbooks.of(incident), overdue, happened));
    }
    if (event instanceof LeadFound lead) {
      return overdue(happened, lead);
    }
    if (event instanceof ArchiveSoon soon) {
      return DueMessage.archive(incident, soon).inWarRoom(happened, "archive-soon");
    }
    return event instanceof ArchiveDue ? archive(happened) : List.of();
  }

  /** In the war room, and to the one whom it is brought before: they may not be in it. */
  private static List<Delivery> overdue(Happened happened, LeadFound lead) {
    Incident incident = happened.incident();
    Message message = DueMessage.overdue(incident, lead);
    List<Delivery> all = new ArrayList<>(message.inWarRoom(happened, "post-mortem-overdue"));
    boolean owner = lead.person().equals(incident.ending().review().owner());
    if (!incident.isPrivate() && !owner) {
      lead.person()
          .ifPresent(
              person ->
                  all.add(
                      new Post(
                          happened.key("post-mortem-lead"),
                          incident.id(),
                          new ChannelId(person.value()),
                          message.text(),
                          message.blocksJson(),
                          happened.at())));
    }
    return all;
  }

  private static List<Delivery> archive(Happened happened) {
    Incident incident = happened.incident();
    return incident.room().channel().stream()
        .<Delivery>map(
            channel ->
                new Job(
                    Archive.KIND,
                    incident.id(),
                    Long.toString(happened.seq()),
                    Map.of(Archive.CHANNEL, channel.value()),
                    happened.at()))
        .toList();
  }
}
