package dev.muster.feature.action;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.ActionItemEvent.ActionChanged;
import dev.muster.incident.ActionItemEvent.ActionDone;
import dev.muster.incident.ActionItemEvent.ActionDropped;
import dev.muster.incident.ActionItemEvent.ActionLeadFound;
import dev.muster.incident.ActionItemEvent.ActionMessageDeleted;
import dev.muster.incident.ActionItemEvent.ActionMessageEdited;
import dev.muster.incident.ActionItemEvent.ActionReminded;
import dev.muster.incident.ActionItemEvent.ActionReopened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.SlackSurfaceEvent.ArchiveDue;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the war room of action items as long as there is one, reminds whoever has them directly,
 * and asks at the resolve for owners of those that have none.
 */
public final class ActionReaction implements Reaction {
  private final Playbooks playbooks;

  public ActionReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(Handles handles) {
    return ActionLead.couriers(handles);
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    IncidentEvent event = happened.event();
    if (event instanceof ActionReminded reminded) {
      return reminded(happened, reminded);
    }
    if (event instanceof ActionLeadFound lead) {
      return lead(happened, lead);
    }
    if (event instanceof Resolved) {
      return nobodys(happened);
    }
    List<Delivery> all = new ArrayList<>(inRoom(happened, message(happened)));
    if (event instanceof ActionAdded added) {
      all.addAll(given(happened, added.terms().owner(), ActionMessage.added(incident, added)));
    } else if (event instanceof ActionChanged changed
        && !changed.terms().owner().equals(changed.before().owner())) {
      all.addAll(
          given(happened, changed.terms().owner(), ActionMessage.changed(incident, changed)));
    }
    return all;
  }

  private static Optional<Message> message(Happened happened) {
    Incident incident = happened.incident();
    IncidentEvent event = happened.event();
    UserId by = happened.stamp().by();
    if (event instanceof ActionAdded added) {
      return Optional.of(ActionMessage.added(incident, added));
    }
    if (event instanceof ActionChanged changed) {
      return Optional.of(ActionMessage.changed(incident, changed));
    }
    if (event instanceof ActionDone done) {
      return Optional.of(ActionMessage.done(incident, done.number(), done.words(), by));
    }
    if (event instanceof ActionDropped dropped) {
      return Optional.of(ActionMessage.dropped(incident, dropped, by));
    }
    if (event instanceof ActionReopened again) {
      return Optional.of(ActionMessage.again(incident, again.number(), again.words()));
    }
    if (event instanceof ActionMessageEdited edited) {
      return Optional.of(ActionMessage.edited(incident, edited.number(), edited.words()));
    }
    return event instanceof ActionMessageDeleted deleted
        ? Optional.of(ActionMessage.deleted(incident, deleted.number(), deleted.words()))
        : Optional.empty();
  }

  /** Nobody can write into an archived channel. */
  private static List<Delivery> inRoom(Happened happened, Optional<Message> message) {
    return message
        .filter(m -> !isArchived(happened.incident()))
        .map(m -> m.inWarRoom(happened, "action"))
        .orElse(List.of());
  }

  private static boolean isArchived(Incident incident) {
    return incident.progress().clock().completed(ArchiveDue.KEY);
  }

  /** Where the war room can't tell them any more that it is theirs. */
  private static List<Delivery> given(Happened happened, Optional<UserId> owner, Message message) {
    return owner
        .filter(o -> isArchived(happened.incident()) && !o.equals(happened.stamp().by()))
        .map(o -> directly(happened, o, message))
        .map(List::of)
        .orElse(List.of());
  }

  private static Delivery directly(Happened happened, UserId who, Message message) {
    return new Post(
        happened.key("action-" + who),
        happened.incident().id(),
        new ChannelId(who.value()),
        message.text(),
        message.blocksJson(),
        happened.at());
  }

  /** After a week also whoever is answerable for the incident, and then whoever leads them. */
  private List<Delivery> reminded(Happened happened, ActionReminded reminded) {
    Incident incident = happened.incident();
    boolean isOver = reminded.terms().due().filter(due -> due.isOver(happened.at())).isPresent();
    if (reminded.time() == 0 && isOver) {
      return List.of(); // away for so long: that it is overdue says more
    }
    if (incident.isPrivate() && reminded.terms().owner().isEmpty()) {
      return inRoom(happened, Optional.of(ReminderMessage.of(incident, reminded)));
    }
    Set<UserId> told = new LinkedHashSet<>();
    List<Delivery> all = new ArrayList<>();
    ReminderMessage.whom(incident, reminded.terms().owner()).ifPresent(told::add);
    told.forEach(who -> all.add(directly(happened, who, ReminderMessage.of(incident, reminded))));
    if (reminded.time() > 1) {
      ReminderMessage.answerable(incident)
          .filter(who -> !incident.isPrivate() && told.add(who))
          .ifPresent(
              who -> all.add(directly(happened, who, ReminderMessage.overdue(incident, reminded))));
    }
    if (reminded.time() > 2) {
      all.addAll(ActionLead.errand(happened, reminded, playbooks.of(incident)));
    }
    return all;
  }

  /** Of a private incident nobody hears outside of its channel. */
  private static List<Delivery> lead(Happened happened, ActionLeadFound lead) {
    Incident incident = happened.incident();
    Message message = ReminderMessage.lead(incident, lead);
    if (lead.person().isPresent() && !incident.isPrivate()) {
      return List.of(directly(happened, lead.person().get(), message));
    }
    return inRoom(happened, Optional.of(message));
  }

  private static List<Delivery> nobodys(Happened happened) {
    Incident incident = happened.incident();
    List<ActionItem> nobodys =
        incident.ending().followUps().open().stream()
            .filter(item -> item.terms().owner().isEmpty())
            .toList();
    if (nobodys.isEmpty()) {
      return List.of();
    }
    String asked =
        incident
            .team()
            .commander()
            .or(() -> incident.identity().declarer())
            .map(who -> Mrkdwn.user(who) + ", ")
            .orElse("");
    return ActionMessage.whose(incident, nobodys, asked).inWarRoom(happened, "actions-of-nobody");
  }
}
