package dev.muster.feature.resolve;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;

/** What reopening means, whichever way it was asked for. */
public final class ReopenIncident {
  private final Incidents incidents;

  public ReopenIncident(Incidents incidents) {
    this.incidents = incidents;
  }

  /** What to tell the asker. */
  String reopen(Actor actor, IncidentId id, String why) {
    Incident after = incidents.record(id, actor, incident -> new Reopened(incident.status(), why));
    return "Reopened *" + id + "*. " + RoomWords.appears(after);
  }
}
