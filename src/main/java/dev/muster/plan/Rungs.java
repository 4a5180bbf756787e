package dev.muster.plan;

import dev.muster.incident.Calling.Cause;
import dev.muster.incident.Calling.Escalated;
import dev.muster.incident.Calling.Target;
import dev.muster.incident.Incident;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.Ladder.Situation;
import dev.muster.playbook.Ladder.Step;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of the ladder that are left, for whoever doesn't wait until their time has come. */
public final class Rungs {
  /** After so many nudges without an answer the ladder climbs. */
  public static final int IGNORED = 2;

  private Rungs() {}

  /** Those of this severity that were not taken. */
  public static List<Step> left(Incident incident, Playbook playbook) {
    return playbook.ladder().steps().stream()
        .filter(step -> step.after().at(incident.severity().name()).isPresent())
        .filter(step -> !isTaken(incident, step))
        .toList();
  }

  /**
   * The one to take when nudges are ignored: one that looks for somebody to answer. What only waits
   * for time to pass keeps to its time.
   */
  public static Optional<Step> ifIgnored(Incident incident, Playbook playbook) {
    return left(incident, playbook).stream()
        .filter(step -> step.holds() == Ladder.While.NOT_ACKNOWLEDGED)
        .findFirst();
  }

  /**
   * The next one that somebody may take by hand: of this severity, or else one that no severity
   * takes by itself.
   */
  public static Optional<Step> next(Incident incident, Playbook playbook) {
    Stream<Step> byHandOnly =
        playbook.ladder().steps().stream()
            .filter(step -> step.after().isEmpty())
            .filter(step -> !isTaken(incident, step));
    return Stream.concat(left(incident, playbook).stream(), byHandOnly).findFirst();
  }

  public static boolean isTaken(Incident incident, Step step) {
    return incident.progress().clock().did(Escalated.key(step.name()));
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
