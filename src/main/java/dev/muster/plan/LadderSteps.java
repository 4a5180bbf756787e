package dev.muster.plan;

import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.Incident;
import dev.muster.playbook.Ladder.Situation;
import dev.muster.playbook.Ladder.Step;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Taking a step of the ladder without waiting until its time has come. */
public final class LadderSteps {
  private LadderSteps() {}

  /**
   * The next one that somebody may take by hand: of this severity, or else one that no severity
   * takes by itself.
   */
  public static Optional<Step> next(Incident incident, Playbook playbook) {
    Stream<Step> byHandOnly =
        playbook.ladder().steps().stream()
            .filter(step -> step.after().isEmpty())
            .filter(step -> !step.isTaken(incident));
    return Stream.concat(playbook.ladder().left(incident).stream(), byHandOnly).findFirst();
  }

  /** Taking that step now. */
  public static Escalated climb(
      Incident incident,
      Playbook playbook,
      Step step,
      Cause cause,
      Optional<String> why,
      Instant at) {
    return new Escalated(
        step.name(),
        called(incident, playbook, step.calls(), at),
        cause,
        why.or(step::says),
        Optional.empty());
  }

  /** Calling for what that situation needs. */
  public static Escalated meet(
      Incident incident, Playbook playbook, Situation situation, Optional<String> why, Instant at) {
    return new Escalated(
        situation.name(),
        called(incident, playbook, situation.calls(), at),
        Cause.SITUATION,
        why,
        Optional.empty());
  }

  /** To a private incident nobody is called by rule. */
  static List<Target> called(Incident incident, Playbook playbook, List<String> names, Instant at) {
    return incident.isPrivate() ? List.of() : Targets.of(playbook, names, at);
  }
}
