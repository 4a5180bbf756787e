package dev.muster.slack.rights;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.playbook.Right;
import dev.muster.store.Incidents;
import java.util.Optional;

/**
 * Who comes near a private incident: whoever is in its channel, and of those whom the playbook lets
 * see one. To everybody else there is no such incident.
 */
public final class PrivateIncidentAccess {
  private final Incidents incidents;
  private final ChannelMembership insiders;
  private final Gate gate;

  public PrivateIncidentAccess(Incidents incidents, ChannelMembership insiders, Gate gate) {
    this.incidents = incidents;
    this.insiders = insiders;
    this.gate = gate;
  }

  /** The incident, unless to them there is none. */
  public Optional<Incident> find(IncidentId id, UserId user, Optional<ChannelId> from) {
    return incidents
        .find(id)
        .filter(incident -> !incident.isPrivate() || insiders.has(incident, user, from));
  }

  /** The incident whose channel this is; whoever types or presses there is in it. */
  public Optional<Incident> in(ChannelId channel, UserId user) {
    return incidents
        .inChannel(channel)
        .filter(i -> !i.isPrivate() || insiders.has(i, user, Optional.of(channel)));
  }

  /** Whether this is the channel of a private incident. */
  public boolean isPrivate(ChannelId channel) {
    return incidents.inChannel(channel).filter(Incident::isPrivate).isPresent();
  }

  /** Whether the playbook lets them see it. */
  public boolean mayShow(Incident incident, UserId user) {
    return !incident.isPrivate() || gate.permit(Right.SEE_PRIVATE, user, incident).covers(incident);
  }

  /**
   * @throws Refused if the playbook keeps it from them; that is on record then
   */
  public void mustShow(Incident incident, Actor actor) {
    if (incident.isPrivate()) {
      gate.mustLetThrough(actor, Right.SEE_PRIVATE, incident);
    }
  }

  /**
   * Before a form is taken, which may have lain open for long.
   *
   * @param about the incident that it is about, if it is about one
   * @throws Refused if they may not; to somebody outside the incident is none
   */
  public void mustAdmit(Optional<IncidentId> about, Actor actor) {
    Optional<Incident> incident = about.flatMap(incidents::find).filter(Incident::isPrivate);
    if (incident.isPresent()) {
      if (!insiders.has(incident.get(), actor.user(), Optional.empty())) {
        throw new Refused("There is no incident " + incident.get().id() + ".");
      }
      mustShow(incident.get(), actor);
    }
  }
}
