package dev.muster.feature.role;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.RoleEvent.HandoffAsked;
import dev.muster.incident.RoleEvent.HandoffDeclined;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.util.Optional;

/** How command goes from one to another: offered, then accepted or not; or asked for. */
public final class Handoffs {
  private final Incidents incidents;
  private final Gate gate;
  private final Playbooks playbooks;
  private final People people;

  public Handoffs(Incidents incidents, Playbooks playbooks, People people, Gate gate) {
    this.incidents = incidents;
    this.gate = gate;
    this.playbooks = playbooks;
    this.people = people;
  }

  /** Anybody may offer it: the commander may be out of reach. */
  Message offer(Actor actor, IncidentId id, UserId to) {
    people.mustBePerson(to);
    Incident before =
        incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
    Permit toSee = gate.permit(Right.SEE_PRIVATE, to, before);
    Incident offered =
        gate.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              toSee.mustCover(incident);
              refuseOfferTo(incident, actor, to);
              return new HandoffOffered(to);
            });
    return RoleAnswer.offered(offered, to);
  }

  private static void refuseOfferTo(Incident incident, Actor actor, UserId to) {
    boolean self = to.equals(actor.user());
    if (incident.team().commander().equals(Optional.of(to))) {
      throw new Refused(
          self
              ? "You command this incident already. Pick somebody else to hand it over to."
              : "That person commands this incident already.");
    }
    if (self) {
      throw new Refused("To take command yourself, use `/incident take`.");
    }
    if (incident.team().offeredTo().equals(Optional.of(to))) {
      throw new Refused(
          "Command is offered to that person already; they have not answered yet. Ask them in the"
              + " war room, or offer it to somebody else.");
    }
  }

  Message accept(Actor actor, IncidentId id) {
    Incident accepted =
        incidents.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              if (!incident.team().commander().equals(Optional.of(actor.user()))) {
                mustBeOffered(incident, actor.user());
              }
              return new RoleAssigned(
                  commander(incident).role(), actor.user(), incident.team().commander());
            });
    return RoleAnswer.yours(accepted, commander(accepted));
  }

  private RoleDescription commander(Incident incident) {
    return new RoleNames(playbooks.of(incident)).commander();
  }

  String decline(Actor actor, IncidentId id) {
    Incident after =
        incidents.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              mustBeOffered(incident, actor.user());
              return new HandoffDeclined(actor.user());
            });
    return "You did not take command. " + RoomWords.later(after, "The others are told");
  }

  private static void mustBeOffered(Incident incident, UserId user) {
    UserId to =
        incident
            .team()
            .offeredTo()
            .orElseThrow(
                () ->
                    new Refused(
                        "Command is no longer on offer. To take it, use `/incident take`."));
    if (!to.equals(user)) {
      throw new Refused(
          "Command is offered to " + Mrkdwn.user(to) + ", and only they can answer that.");
    }
  }

  /** The asker would like it, and leaves it to the commander. */
  String ask(Actor actor, IncidentId id) {
    Incident asked =
        incidents.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              UserId of =
                  incident
                      .team()
                      .commander()
                      .orElseThrow(
                          () ->
                              new Refused(
                                  "Nobody commands this incident. `/incident take` takes command."));
              if (of.equals(actor.user())) {
                throw new Refused("You command this incident already.");
              }
              return new HandoffAsked(of);
            });
    return RoomWords.later(
        asked,
        asked.team().commander().map(Mrkdwn::user).orElse("The commander")
            + " is asked to hand over command to you");
  }
}
