package dev.muster.feature.status;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.incident.Refused;
import dev.muster.incident.Status;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;

/** What a change of the status means, whichever way it was asked for. */
public final class ChangeStatus {
  private final Incidents incidents;
  private final Playbooks playbooks;

  public ChangeStatus(Incidents incidents, Playbooks playbooks) {
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  StatusWords words(Incident incident) {
    return new StatusWords(playbooks.of(incident));
  }

  /**
   * Moves it to one of the open statuses.
   *
   * @return what to tell the asker
   */
  String move(Actor actor, IncidentId id, Status to) {
    Incident moved =
        incidents.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              if (incident.status() == to) {
                throw new Refused("The status is " + words(incident).shown(to) + " already.");
              }
              return new StatusChanged(incident.status(), to);
            });
    return "*" + id + "* is now: " + words(moved).shown(moved.status()) + ".";
  }
}
