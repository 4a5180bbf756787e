package dev.muster.slack.rights;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.NoteEvent.TurnedAway;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.playbook.Rights;
import dev.muster.playbook.Rights.Holder;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets people do what the playbook lets them do, and keeps on record whom it turned away. */
public final class Gate {
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Membership membership;
  private final Consumer<Right> refusals;

  /**
   * @param refusals told of each, for the metrics
   */
  public Gate(
      Incidents incidents, Playbooks playbooks, Membership membership, Consumer<Right> refusals) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.membership = membership;
    this.refusals = refusals;
  }

  /**
   * What is known of their right. Slack is asked only where a group or a person is named and
   * nothing else lets them through; it never takes longer than Slack waits for an answer.
   */
  public Permit permit(Right right, UserId user, Incident incident) {
    Rights rights = playbooks.of(incident).rights();
    List<Holder> holders = rights.holders(right);
    Permit unasked = new Permit(right, user, holders, MembershipResult.OUTSIDE);
    return unasked.covers(incident)
        ? unasked
        : new Permit(right, user, holders, membership.of(user, rights.handles(right)));
  }

  /**
   * Before somebody is asked to fill in a form.
   *
   * @throws Refused if they may not; that is on record then
   */
  public void mustLetThrough(Actor actor, Right right, Incident incident) {
    Permit permit = permit(right, actor.user(), incident);
    if (!permit.covers(incident)) {
      throw refused(actor, permit, incident);
    }
  }

  /**
   * As {@link Incidents#record}, for an event whose making demands a permit.
   *
   * @throws Refused also if {@link Permit#mustCover} fails; that is on record then
   */
  public Incident record(IncidentId id, Actor actor, Function<Incident, IncidentEvent> event) {
    try {
      return incidents.record(id, actor, event);
    } catch (AccessDenied denied) {
      throw refused(actor, denied.permit(), denied.incident());
    }
  }

  /** Once a request, a right and a person, so that a form sent again is no second refusal. */
  private Refused refused(Actor actor, Permit permit, Incident incident) {
    Optional<UserId> whom = Optional.of(permit.user()).filter(u -> !u.equals(actor.user()));
    incidents.record(
        incident.id(),
        actor.also("refused/" + permit.right().key() + "/" + permit.user()),
        i -> new TurnedAway(permit.right().key(), permit.right().act(), whom, permit.why()));
    refusals.accept(permit.right());
    return new Refused(permit.sentence(incident, whom));
  }
}
