package dev.muster.plan;

import dev.muster.incident.EscalationEvent.CallDue;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.CommandWanted;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.EscalationEvent.TargetMissed;
import dev.muster.incident.Severity;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.SeverityLevel;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The response target, the escalation ladder and the call. */
final class EscalationPlan {
  private EscalationPlan() {}

  static Stream<Planned> planned(Sight sight) {
    Optional<SeverityLevel> level = sight.playbook().level(sight.incident().severity());
    if (!sight.incident().isOpen() || level.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
            target(sight, level.get()),
            sight.playbook().ladder().steps().stream()
                .flatMap(step -> step(sight, level.get(), step)),
            call(sight, level.get()))
        .flatMap(s -> s);
  }

  private static Stream<Planned> target(Sight sight, SeverityLevel level) {
    Severity severity = level.severity();
    if (sight.isAcknowledged() || sight.completed(TargetMissed.key(severity))) {
      return Stream.empty();
    }
    Instant due = level.responseTarget().dueFrom(sight.since(), sight.playbook().businessHours());
    // At once: then nothing is missed yet, and somebody is only asked for.
    boolean atOnce = level.responseTarget().isAtOnce();
    return Stream.of(
        new Planned(
            Planned.Kind.RESPONSE_TARGET,
            due,
            missed ->
                atOnce
                    ? new CommandWanted(severity, missed)
                    : new TargetMissed(severity, due, missed)));
  }

  private static Stream<Planned> step(Sight sight, SeverityLevel level, Ladder.Step step) {
    if (!holds(sight, step)) {
      return Stream.empty();
    }
    Optional<Instant> taken = sight.clock().when(Escalated.key(step.name()));
    if (taken.isPresent()) {
      return again(sight, step, taken.get());
    }
    return step.after().at(level.name()).stream()
        .map(delay -> sight.after(delay, level))
        .map(at -> climb(sight, step, Cause.LADDER, at));
  }

  /** Nobody answered those who were called. */
  private static Stream<Planned> again(Sight sight, Ladder.Step step, Instant taken) {
    boolean answered = sight.clock().answered().filter(at -> !at.isBefore(taken)).isPresent();
    if (answered || sight.completed(Escalated.again(step.name()))) {
      return Stream.empty();
    }
    return step.answerWithin().stream()
        .map(span -> climb(sight, step, Cause.UNANSWERED, taken.plus(span)));
  }

  private static boolean holds(Sight sight, Ladder.Step step) {
    return switch (step.holds()) {
      case NOT_ACKNOWLEDGED -> !sight.isAcknowledged();
      case NOT_MITIGATED -> !sight.isMitigated();
      case NOT_RESOLVED -> true; // or else nothing of this is planned
    };
  }

  /** Who is on call is settled when the step is due, not when it is carried out. */
  private static Planned climb(Sight sight, Ladder.Step step, Cause cause, Instant at) {
    return new Planned(
        Planned.Kind.ESCALATE,
        at,
        missed ->
            new Escalated(
                step.name(),
                LadderSteps.called(sight.incident(), sight.playbook(), step.calls(), at),
                cause,
                step.says(),
                missed));
  }

  private static Stream<Planned> call(Sight sight, SeverityLevel level) {
    if (sight.completed(CallDue.KEY)) {
      return Stream.empty();
    }
    return sight.playbook().warRoom().callDue().at(level.name()).stream()
        .map(delay -> sight.after(delay, level))
        .map(
            at ->
                new Planned(
                    Planned.Kind.CALL,
                    at,
                    missed ->
                        new CallDue(Targets.call(sight.incident(), sight.playbook()), missed)));
  }
}
