package dev.muster.feature.action;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.Source;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.ActionItemEvent.ActionChanged;
import dev.muster.incident.ActionItemEvent.ActionDone;
import dev.muster.incident.ActionItemEvent.ActionDropped;
import dev.muster.incident.ActionItemEvent.ActionReopened;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.playbook.ActionDates;
import dev.muster.playbook.BusinessHours;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What making, changing and ending an action item means, whichever way it was asked for. */
public final class ActionItemService {
  private static final Set<String> NOBODY = Set.of("USLACKBOT");

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Gate gate;
  private final Clock clock;
  private final Supplier<UserId> us;

  /**
   * @param us the bot's own user, who takes on nothing
   */
  public ActionItemService(
      Incidents incidents, Playbooks playbooks, Gate gate, Clock clock, Supplier<UserId> us) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.gate = gate;
    this.clock = clock;
    this.us = us;
  }

  Clock clock() {
    return clock;
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  /** How days are read that people type about it. */
  DayWords days(Incident incident) {
    return new DayWords(LocalDate.ofInstant(clock.instant(), hours(incident).zone()));
  }

  private BusinessHours hours(Incident incident) {
    return playbooks.of(incident).businessHours();
  }

  boolean isUs(UserId user) {
    return user.equals(us.get());
  }

  /** As the incident's team counts days. */
  Terms terms(Incident incident, TypedAction typed) {
    return new Terms(typed.words(), typed.owner(), deadline(incident, typed.day()));
  }

  Optional<Deadline> deadline(Incident incident, Optional<LocalDate> day) {
    return day.map(d -> ActionDates.deadline(d, hours(incident)));
  }

  /** Each of these gives what to tell whoever asked. */
  String add(Actor actor, Incident incident, Terms terms, Optional<Source> source) {
    Incident after =
        record(
            actor,
            incident,
            terms.owner(),
            i -> new ActionAdded(i.ending().followUps().next(), terms, source));
    ActionItem added =
        after.ending().followUps().item(after.ending().followUps().next() - 1).orElseThrow();
    return ActionAnswer.added(after, added);
  }

  /** Of a message: who can't have it is only spoken of, for nobody is there to choose another. */
  void addOf(Actor actor, Incident incident, TypedAction typed, Source source) {
    Terms terms = terms(incident, typed);
    try {
      add(actor, incident, terms, Optional.of(source));
    } catch (Refused refused) {
      if (terms.owner().isEmpty()) {
        throw refused;
      }
      add(
          actor,
          incident,
          new Terms(terms.words(), Optional.empty(), terms.due()),
          Optional.of(source));
    }
  }

  /** How the terms change is said of the item as it is under the lock. */
  String change(Actor actor, Incident incident, int number, UnaryOperator<Terms> change) {
    Terms now = item(incident, number).terms();
    Incident after =
        record(
            actor,
            incident,
            change.apply(now).owner().filter(owner -> !now.owner().equals(Optional.of(owner))),
            i -> {
              Terms before = item(i, number).terms();
              return new ActionChanged(number, change.apply(before), before);
            });
    return ActionAnswer.changed(after, item(after, number));
  }

  String done(Actor actor, Incident incident, int number) {
    incidents.record(
        incident.id(), actor, i -> new ActionDone(number, item(i, number).terms().words()));
    return ActionAnswer.ended(incident, number, "done");
  }

  String drop(Actor actor, Incident incident, int number, Optional<String> why) {
    incidents.record(
        incident.id(), actor, i -> new ActionDropped(number, item(i, number).terms().words(), why));
    return ActionAnswer.ended(incident, number, "dropped");
  }

  String again(Actor actor, Incident incident, int number) {
    incidents.record(
        incident.id(), actor, i -> new ActionReopened(number, item(i, number).terms().words()));
    return ActionAnswer.name(incident, number) + " is open again.";
  }

  /** Whoever is to have it must be a person, and of a private incident one who may see it. */
  private Incident record(
      Actor actor,
      Incident incident,
      Optional<UserId> owner,
      Function<Incident, IncidentEvent> event) {
    owner.ifPresent(this::mustBePerson);
    Optional<Permit> toSee = owner.map(o -> gate.permit(Right.SEE_PRIVATE, o, incident));
    return gate.record(
        incident.id(),
        actor,
        i -> {
          toSee.ifPresent(permit -> permit.mustCover(i));
          return event.apply(i);
        });
  }

  private void mustBePerson(UserId user) {
    if (isUs(user) || NOBODY.contains(user.value())) {
      throw new Refused("I only keep the list. Pick a person from Slack's list who does it.");
    }
  }

  /**
   * The one with this number.
   *
   * @throws Refused if there is none
   */
  static ActionItem item(Incident incident, int number) {
    return incident
        .ending()
        .followUps()
        .item(number)
        .orElseThrow(
            () ->
                new Refused(
                    incident.id()
                        + " has no action item A"
                        + number
                        + ". `/incident actions "
                        + incident.id()
                        + "` shows those there are."));
  }
}
