package dev.muster.feature.checklist;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.ChecklistEvent.Ticked;
import dev.muster.incident.ChecklistEvent.Unticked;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.SlackSurfaceEvent.ChannelOpened;
import dev.muster.incident.Work.Checklist;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts each list into the war room, and keeps it there as people tick it. */
public final class ChecklistReaction implements Reaction {
  /** The kind of the refresh. */
  static final String KIND = "checklist";

  /** Before the list's number, which would look like an entry's of the timeline otherwise. */
  static final String PART = "list-";

  /**
   * One message a second a channel: the headline goes first. Quick ticks are gathered for as long.
   */
  private static final Duration A_MOMENT = Duration.ofMillis(500);

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      SlackGateway slack, Incidents incidents, Playbooks playbooks) {
    return new ChecklistCourier(slack, incidents, playbooks).couriers();
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    IncidentEvent event = happened.event();
    Instant soon = happened.at().plus(A_MOMENT);
    if (event instanceof ChannelOpened) {
      return incident.progress().work().lists().stream()
          .filter(list -> !list.boxes().isEmpty())
          .<Delivery>map(list -> shown(incident, list, soon))
          .toList();
    }
    if (event instanceof ListOpened opened && opened.boxes().isEmpty()) {
      return ChecklistMessage.begun(opened).inWarRoom(happened, "phase");
    }
    if (incident.room().channel().isEmpty()) {
      return List.of(); // opening the room shows them all
    }
    return changed(event)
        .flatMap(key -> incident.progress().work().list(key))
        .<Delivery>map(list -> shown(incident, list, soon))
        .stream()
        .toList();
  }

  private static Optional<String> changed(IncidentEvent event) {
    if (event instanceof ListOpened opened) {
      return Optional.of(opened.key());
    }
    if (event instanceof Ticked ticked) {
      return Optional.of(ticked.list());
    }
    return event instanceof Unticked unticked ? Optional.of(unticked.list()) : Optional.empty();
  }

  private static Refresh shown(Incident incident, Checklist list, Instant at) {
    return new Refresh(KIND, incident.id(), PART + list.number(), at);
  }
}
