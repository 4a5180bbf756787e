package dev.muster.playbook;

import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is brought in when, if nobody answers or it isn't over; and by situation. */
public record Ladder(List<Step> steps, List<Situation> situations) {
  /** After so many nudges without an answer it climbs. */
  public static final int IGNORED = 2;

  public Ladder {
    steps = List.copyOf(steps);
    situations = List.copyOf(situations);
  }

  /** As long as what a step is taken. */
  public enum While {
    NOT_ACKNOWLEDGED("not acknowledged"),
    NOT_MITIGATED("not mitigated"),
    NOT_RESOLVED("not resolved");

    private final String words;

    While(String words) {
      this.words = words;
    }

    /** As the playbook file writes it, and people read it. */
    public String words() {
      return words;
    }

    static Optional<While> of(String words) {
      return List.of(values()).stream().filter(w -> w.words.equals(words)).findFirst();
    }
  }

  /**
   * One rung.
   *
   * @param calls handles with their {@code @}, or keys under {@code on_call}
   * @param after counted from the declare, or from when the severity rose; where a severity has
   *     none, the ladder of that severity leaves this step out
   * @param answerWithin after so long without an answer the same are called once more
   * @param says what they are told, besides what the incident is
   */
  public record Step(
      String name,
      List<String> calls,
      BySeverity<Delay> after,
      While holds,
      Optional<Duration> answerWithin,
      Optional<String> says) {
    public Step {
      calls = List.copyOf(calls);
    }

    /** Whether it was taken, however it came to that. */
    public boolean isTaken(Incident incident) {
      return incident.progress().clock().completed(Escalated.key(name));
    }
  }

  /**
   * Something that may turn out, and what is to be done then.
   *
   * @param advice what to do, in order
   * @param calls handles with their {@code @}, or keys under {@code on_call}; may be empty
   * @param runbook the name of the one to open
   */
  public record Situation(
      String name, List<String> advice, List<String> calls, Optional<String> runbook) {
    public Situation {
      advice = List.copyOf(advice);
      calls = List.copyOf(calls);
    }

    boolean isCalled(String typed) {
      return SeverityLevel.key(name).equals(SeverityLevel.key(typed));
    }
  }

  /** All whom a step or a situation calls: handles, and keys under {@code on_call}. */
  Stream<String> calls() {
    return Stream.concat(
        steps.stream().flatMap(step -> step.calls().stream()),
        situations.stream().flatMap(situation -> situation.calls().stream()));
  }

  /** Those of this severity that were not taken. */
  public List<Step> left(Incident incident) {
    return steps.stream()
        .filter(step -> step.after().at(incident.severity().name()).isPresent())
        .filter(step -> !step.isTaken(incident))
        .toList();
  }

  /**
   * The one to take when nudges are ignored: one that looks for somebody to answer. What only waits
   * for time to pass keeps to its time.
   */
  public Optional<Step> ifIgnored(Incident incident) {
    return left(incident).stream()
        .filter(step -> step.holds() == While.NOT_ACKNOWLEDGED)
        .findFirst();
  }

  /** By name, in any case. */
  public Optional<Situation> situation(String typed) {
    return situations.stream().filter(s -> s.isCalled(typed)).findFirst();
  }

  /** By name, in any case. */
  public Optional<Step> step(String typed) {
    String word = SeverityLevel.key(typed);
    return steps.stream().filter(s -> SeverityLevel.key(s.name()).equals(word)).findFirst();
  }
}
