package dev.muster.feature.escalate;

import dev.muster.database.Json;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EscalationEvent.CallDelayed;
import dev.muster.incident.EscalationEvent.Called;
import dev.muster.incident.EscalationEvent.Callee;
import dev.muster.incident.EscalationEvent.Occasion;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.SlackSurfaceEvent.StepFailed;
import dev.muster.incident.UserId;
import dev.muster.slack.call.ChannelMembers;
import dev.muster.slack.call.Handles;
import dev.muster.slack.call.Handles.Found;
import dev.muster.slack.web.SlackFailure;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Asks Slack whom the names mean that are to be called. One nobody knows keeps none uncalled. */
public final class ResponderResolver {
  static final String KIND = "call";

  /** Of one who could not be found at once: looked for until it is known whether there is one. */
  static final String SEARCH = "find-callee";

  static final String OCCASION = "occasion";
  static final String TARGETS = "targets";

  /** Of a larger group nobody is told directly: the war room's mention reaches them. */
  private static final int SMALL = 15;

  /** So often it is tried again, some seconds in all, before people are called by name alone. */
  private static final int HICCUPS = 2;

  private final Handles handles;
  private final Incidents incidents;
  private final ChannelMembers present;

  public ResponderResolver(Handles handles, Incidents incidents, ChannelMembers present) {
    this.handles = handles;
    this.incidents = incidents;
    this.present = present;
  }

  DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Occasion occasion = Json.read(attempt.job().arg(OCCASION), Occasion.class);
    Target[] targets = Json.read(attempt.job().arg(TARGETS), Target[].class);
    List<IncidentEvent> learned = new ArrayList<>();
    List<Callee> whom = new ArrayList<>();
    List<Target> later = new ArrayList<>();
    String why = "";
    for (Target target : targets) {
      try {
        whom.add(callee(target, handles::find, learned));
      } catch (SlackFailure failure) {
        if (Handles.isHiccup(failure) && attempt.tries() < HICCUPS) {
          throw failure;
        }
        why = failure.text();
        later.add(target);
        whom.add(unknown(target));
      }
    }
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    if (incident.isDrill()) {
      whom.replaceAll(playing(incident));
    }
    learned.add(0, new Called(occasion, whom));
    if (!later.isEmpty()) {
      learned.add(1, new CallDelayed(occasion, later, why));
    }
    return new DeliveryResult.Delivered(learned);
  }

  /** The others were called long since: only this one still is. */
  DeliveryResult search(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    if (!incident.isOpen()) {
      return DeliveryResult.delivered();
    }
    Occasion occasion = Json.read(attempt.job().arg(OCCASION), Occasion.class);
    List<IncidentEvent> learned = new ArrayList<>();
    for (Target target : Json.read(attempt.job().arg(TARGETS), Target[].class)) {
      Callee callee = callee(target, handles::search, learned);
      callee = incident.isDrill() ? playing(incident).apply(callee) : callee;
      if (callee.person().isPresent() || callee.group().isPresent()) {
        learned.add(new Called(occasion, List.of(callee)));
      }
    }
    return new DeliveryResult.Delivered(learned);
  }

  @FunctionalInterface
  private interface Slack {
    Optional<Found> whom(String handle) throws SlackFailure;
  }

  /**
   * Who that is.
   *
   * @throws SlackFailure if that can't be said yet
   */
  private Callee callee(Target target, Slack slack, List<IncidentEvent> learned)
      throws SlackFailure {
    Optional<String> handle = target.handle();
    if (handle.isEmpty()) {
      return unknown(target);
    }
    try {
      Optional<Found> found = slack.whom(handle.get());
      if (found.isEmpty()) {
        learned.add(
            new StepFailed(
                "call " + target.text(),
                "there is no such user group and no such person here. Call them another way, or"
                    + " others: `/incident page @group`. Then correct the name in the playbook"));
        return unknown(target);
      }
      if (found.get().isEmptyGroup()) {
        learned.add(
            new StepFailed(
                "call " + target.text(),
                "nobody is in that user group. Call others: `/incident page @group`"));
      }
      return callee(target, found.get());
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      learned.add(new StepFailed("call " + target.text(), failure.text()));
      return unknown(target);
    }
  }

  /** In a drill only those are called who take part: of the others the war room reads the name. */
  private UnaryOperator<Callee> playing(Incident incident) throws SlackFailure {
    Optional<ChannelId> room = incident.room().channel();
    Set<UserId> here = room.isPresent() ? present.in(room.get()) : Set.of();
    return callee ->
        new Callee(
            callee.target(),
            callee.person().filter(here::contains),
            Optional.empty(),
            callee.members().stream().filter(here::contains).toList());
  }

  private static Callee unknown(Target target) {
    return new Callee(target, Optional.empty(), Optional.empty(), List.of());
  }

  private static Callee callee(Target target, Found found) {
    if (found.group().isEmpty()) {
      return new Callee(target, found.people().stream().findFirst(), Optional.empty(), List.of());
    }
    boolean small = found.people().size() <= SMALL;
    return new Callee(target, Optional.empty(), found.group(), small ? found.people() : List.of());
  }
}
