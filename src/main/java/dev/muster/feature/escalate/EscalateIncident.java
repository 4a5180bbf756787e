package dev.muster.feature.escalate;

import dev.muster.incident.Actor;
import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.plan.LadderSteps;
import dev.muster.playbook.Ladder.Situation;
import dev.muster.playbook.Ladder.Step;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Runbook;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What escalating means, whichever way it was asked for. */
public final class EscalateIncident {
  private static final String PAGE =
      "Call people with `/incident page @group` and why: a user group, a person, several.";

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public EscalateIncident(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  Playbook playbook(Incident incident) {
    return playbooks.of(incident);
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  /** Takes the next step that is left. */
  String next(Actor actor, IncidentId id, Optional<String> why) {
    incidents.record(
        id,
        actor,
        incident -> {
          incident.mustBeOpen();
          Step step =
              LadderSteps.next(incident, playbook(incident)).orElseThrow(() -> noneLeft(incident));
          return climb(incident, step, why);
        });
    return told(id);
  }

  /** Takes this step, and none in its place if somebody was faster. */
  String step(Actor actor, IncidentId id, Step step, Optional<String> why) {
    incidents.record(
        id,
        actor,
        incident -> {
          incident.mustBeOpen();
          if (step.isTaken(incident)) {
            throw new Refused(
                "“"
                    + Mrkdwn.escape(step.name())
                    + "” is called already. "
                    + LadderSteps.next(incident, playbook(incident))
                        .map(n -> "`/incident escalate` shows what comes next.")
                        .orElse("It was the last step. " + PAGE));
          }
          return climb(incident, step, why);
        });
    return told(id);
  }

  /** Calls for what this situation needs, and opens the runbook that it names. */
  String situation(Actor actor, IncidentId id, Situation situation, Optional<String> why) {
    incidents.record(
        id,
        actor,
        incident -> {
          incident.mustBeOpen();
          return LadderSteps.meet(incident, playbook(incident), situation, why, clock.instant());
        });
    situation.runbook().ifPresent(name -> open(actor, id, name));
    return told(id);
  }

  private void open(Actor actor, IncidentId id, String name) {
    Optional<Runbook> runbook =
        playbook(incident(id)).course().runbook(name).filter(r -> !isOpen(incident(id), r));
    if (runbook.isEmpty()) {
      return;
    }
    Runbook found = runbook.get();
    try {
      incidents.record(
          id,
          actor.also("runbook"),
          incident -> new ListOpened(found.key(), found.title(), found.boxes(), Optional.empty()));
    } catch (Refused somebodyWasFaster) {
      // It is open, which is all that was wanted.
    }
  }

  private static boolean isOpen(Incident incident, Runbook runbook) {
    return incident.progress().clock().completed(runbook.key());
  }

  private Escalated climb(Incident incident, Step step, Optional<String> why) {
    return LadderSteps.climb(
        incident, playbook(incident), step, Cause.BY_HAND, why, clock.instant());
  }

  Refused noneLeft(Incident incident) {
    Playbook playbook = playbook(incident);
    boolean none = playbook.ladder().steps().stream().noneMatch(step -> step.isTaken(incident));
    return new Refused(
        (none
                ? "The playbook has no ladder for "
                    + Mrkdwn.escape(incident.severity().name())
                    + ". "
                : "Every step of the ladder is taken. ")
            + PAGE);
  }

  private String told(IncidentId id) {
    Incident incident = incident(id);
    if (incident.isDrill()) {
      return "Escalated: the war room shows who would be called.";
    }
    return incident.isPrivate()
        ? "Escalated. It is private, so nobody from outside is called: `/incident page @ana` brings"
            + " somebody in."
        : "Escalated. " + RoomWords.later(incident, "Who is paged is said");
  }

  /** Whom this step or situation calls now, in words. */
  static String called(List<Target> targets) {
    return targets.stream().map(Target::text).collect(Collectors.joining(", "));
  }

  List<Target> targets(Incident incident, Step step) {
    return LadderSteps.climb(
            incident, playbook(incident), step, Cause.BY_HAND, Optional.empty(), clock.instant())
        .called();
  }
}
