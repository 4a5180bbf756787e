package dev.muster.feature.page;

import dev.muster.incident.Actor;
import dev.muster.incident.EscalationEvent.Paged;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.slack.Arguments;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What calling people by hand means, whichever way it was asked for. */
public final class PagePeople {
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Gate gate;
  private final Clock clock;

  public PagePeople(Incidents incidents, Playbooks playbooks, Gate gate, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.gate = gate;
    this.clock = clock;
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  Wanted read(Incident incident, Arguments arguments) {
    return Wanted.read(arguments, playbooks.of(incident), clock.instant());
  }

  /**
   * Calls them. Into a private incident only people are called, each of whom the playbook lets see
   * it: who is in a group may change.
   */
  String page(Actor actor, Incident about, Wanted wanted, Optional<String> why) {
    about.mustBeOpen();
    if (about.isPrivate() && !wanted.arePeople()) {
      throw new Refused(
          about.id()
              + " is private: name the people one by one, `/incident page @ana`. Nobody was"
              + " called.");
    }
    List<Permit> permits =
        wanted.people().stream().map(user -> gate.permit(Right.SEE_PRIVATE, user, about)).toList();
    Incident after =
        gate.record(
            about.id(),
            actor,
            incident -> {
              permits.forEach(permit -> permit.mustCover(incident));
              return new Paged(wanted.targets(), why);
            });
    if (about.isDrill()) {
      return "In a drill only those are called who are in its war room; of the others it shows the"
          + " names. To bring somebody in, give them a role or invite them into the channel.";
    }
    return "Paging now, each by direct message unless it is a large group. If a page can't be delivered,"
        + " Muster tells you. "
        + RoomWords.later(after, "They are named");
  }
}
