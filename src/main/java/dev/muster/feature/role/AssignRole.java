package dev.muster.feature.role;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Message;
import dev.muster.store.Incidents;
import java.util.Optional;

/**
 * What giving or taking a role means, whichever way it was asked for. Command is never taken from
 * anybody in passing: who gives it offers it, who takes it says that they mean it.
 */
public final class AssignRole {
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final People people;

  private final Gate gate;

  public AssignRole(Incidents incidents, Playbooks playbooks, People people, Gate gate) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.people = people;
    this.gate = gate;
  }

  /**
   * Who is to play what.
   *
   * @param over whose command is taken, where the asker said so
   */
  private record Wish(RoleDescription role, UserId holder, Optional<UserId> over) {
    /** Somebody commands; the wish says neither that it is known nor that they agreed. */
    boolean isUnsettled(Incident incident) {
      Optional<UserId> commander = incident.team().commander();
      return role.role().isCommander()
          && commander.isPresent()
          && !commander.equals(Optional.of(holder))
          && !commander.equals(over);
    }

    boolean wasOffered(Incident incident) {
      return incident.team().offeredTo().equals(Optional.of(holder));
    }
  }

  People people() {
    return people;
  }

  RoleNames roles(Incident incident) {
    return new RoleNames(playbooks.of(incident));
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  /** Gives it to somebody, who may be the asker. */
  Message assign(Actor actor, IncidentId id, RoleDescription role, UserId holder) {
    people.mustBePerson(holder);
    return fulfil(actor, id, new Wish(role, holder, Optional.empty()));
  }

  /** The asker takes it. */
  Message take(Actor actor, IncidentId id, RoleDescription role) {
    return fulfil(actor, id, new Wish(role, actor.user(), Optional.empty()));
  }

  /** The asker takes command, and knows from whom. */
  Message takeOver(Actor actor, IncidentId id, UserId from) {
    RoleDescription commander = roles(incident(id)).commander();
    return fulfil(actor, id, new Wish(commander, actor.user(), Optional.of(from)));
  }

  private Message fulfil(Actor actor, IncidentId id, Wish wish) {
    Incident before = incident(id);
    before.mustBeOpen();
    boolean taken = wish.holder().equals(actor.user());
    if (taken && wish.isUnsettled(before) && !wish.wasOffered(before)) {
      return RoleAnswer.takeOver(before, wish.role());
    }
    Permit toSee = gate.permit(Right.SEE_PRIVATE, wish.holder(), before);
    Incident after =
        gate.record(
            id,
            actor,
            incident -> {
              toSee.mustCover(incident);
              return event(incident, wish, taken);
            });
    boolean done = after.team().holder(wish.role().key()).equals(Optional.of(wish.holder()));
    if (taken) {
      return RoleAnswer.yours(after, wish.role());
    }
    return done
        ? RoleAnswer.given(after, wish.role(), wish.holder())
        : RoleAnswer.offered(after, wish.holder());
  }

  /** Under the lock: who commands may have changed since it was looked at. */
  private static IncidentEvent event(Incident incident, Wish wish, boolean taken) {
    incident.mustBeOpen();
    if (!wish.isUnsettled(incident) || (taken && wish.wasOffered(incident))) {
      return new RoleAssigned(
          wish.role().role(), wish.holder(), incident.team().holder(wish.role().key()));
    }
    if (taken) {
      throw new Refused(
          "Somebody else took command just now. Use `/incident take` to see who, and what you can"
              + " do.");
    }
    if (wish.wasOffered(incident)) {
      throw new Refused(
          "Command is offered to that person already; they have not answered yet. Ask them in the"
              + " war room, or offer it to somebody else.");
    }
    return new HandoffOffered(wish.holder());
  }
}
