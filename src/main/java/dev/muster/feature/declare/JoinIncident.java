package dev.muster.feature.declare;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.RoleEvent.Joined;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;

/** Somebody found that it is this one: they join it, and no second one is made. */
public final class JoinIncident {
  private final Incidents incidents;

  public JoinIncident(Incidents incidents) {
    this.incidents = incidents;
  }

  /** The incident that somebody calls so, whatever its letters' case. */
  IncidentId named(String typed) {
    return incidents
        .named(typed)
        .filter(i -> !i.isPrivate())
        .orElseThrow(() -> unknown(Mrkdwn.escape(typed)))
        .id();
  }

  private static Refused unknown(String id) {
    return new Refused("There is no incident " + id + ". `/incident list` shows them.");
  }

  /** One that is not private. */
  Incident incident(IncidentId id) {
    return incidents.find(id).filter(i -> !i.isPrivate()).orElseThrow(() -> unknown(id.value()));
  }

  /** What to tell them. */
  String join(Actor actor, IncidentId id) {
    IncidentId known = incident(id).id();
    Incident joined = incidents.record(known, actor, incident -> new Joined(actor.user()));
    return "You join *"
        + id
        + "*, "
        + Mrkdwn.escape(joined.title())
        + ". "
        + RoomWords.later(joined, "You are invited");
  }
}
