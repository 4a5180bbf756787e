package dev.muster.feature.warroom;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Lifecycle.Declared;
import dev.muster.incident.Lifecycle.SeverityChanged;
import dev.muster.incident.Staffing.HandoffOffered;
import dev.muster.incident.Staffing.Joined;
import dev.muster.incident.Staffing.RoleAssigned;
import dev.muster.incident.Surface.ChannelOpened;
import dev.muster.incident.Surface.StepFailed;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Opens the war room and brings people into it; says there what could not be done. */
public final class WarRoom implements Reaction {
  private final Playbook playbook;

  public WarRoom(Playbook playbook) {
    this.playbook = playbook;
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      SlackGateway slack, UserGroups groups, Incidents incidents, Playbook playbook) {
    return Map.of(
        OpenWarRoom.KIND,
        SlackCourier.to("open the war room", new OpenWarRoom(slack, incidents, playbook)::carry),
        Invite.KIND,
        SlackCourier.to("invite people", new Invite(slack, groups, incidents)::carry));
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    List<Delivery> follow = new ArrayList<>();
    if (happened.event() instanceof Declared) {
      follow.add(new Errand(OpenWarRoom.KIND, incident.id(), "", Map.of(), happened.at()));
    } else if (happened.event() instanceof ChannelOpened) {
      follow.add(invite(happened, List.of(incident.identity().declaredBy()), responders(incident)));
    } else if (happened.event() instanceof SeverityChanged changed && changed.raised()) {
      List<String> more = new ArrayList<>(responders(incident));
      more.removeAll(playbook.responders(changed.from().name()));
      follow.add(invite(happened, List.of(), more));
    } else if (happened.event() instanceof Joined joined) {
      follow.add(invite(happened, List.of(joined.who()), List.of()));
    } else if (happened.event() instanceof RoleAssigned assigned) {
      follow.add(invite(happened, List.of(assigned.holder()), List.of()));
    } else if (happened.event() instanceof HandoffOffered offered) {
      follow.add(invite(happened, List.of(offered.to()), List.of()));
    } else if (happened.event() instanceof StepFailed failed) {
      follow.add(missing(happened, failed));
    }
    return follow;
  }

  /** A private incident is for whom the declarer asks in: nobody is brought there by rule. */
  private List<String> responders(Incident incident) {
    return incident.isPrivate()
        ? List.of()
        : playbook.responders(
            incident.severity().name(), incident.picture().service().orElse(null));
  }

  private static Errand invite(Happened happened, List<UserId> people, List<String> responders) {
    return new Errand(
        Invite.KIND,
        happened.incident().id(),
        Long.toString(happened.seq()),
        Map.of(
            Invite.PEOPLE,
            String.join(" ", people.stream().map(UserId::value).toList()),
            Invite.RESPONDERS,
            String.join(" ", responders)),
        happened.at());
  }

  /** In the war room; while there is none, to the one who declared. */
  private static Post missing(Happened happened, StepFailed failed) {
    Incident incident = happened.incident();
    ChannelId where =
        incident
            .room()
            .channel()
            .orElseGet(() -> new ChannelId(incident.identity().declaredBy().value()));
    String text =
        ":warning: " + incident.id() + ": I could not " + failed.step() + ": " + failed.why();
    return new Post(happened.key("step-failed"), incident.id(), where, text, "", happened.at());
  }
}
