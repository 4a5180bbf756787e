package dev.muster.drill;

import dev.muster.incident.Drill;
import dev.muster.incident.DrillEvent.Voice;
import dev.muster.incident.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is played in a drill. Its times are those of the story: a drill at ×10 takes a tenth.
 *
 * @param steps in the order in which they come
 * @param limit after which the drill is over, whatever became of it
 * @param text all that it says, as it is kept with a drill
 */
public record Scenario(
    Heading heading,
    Situation situation,
    List<Step> steps,
    Optional<Fix> fix,
    Good good,
    Duration limit,
    String text) {

  public Scenario {
    steps = List.copyOf(steps);
  }

  /** What people choose it by. */
  public record Heading(String name, String title, String summary) {}

  /**
   * What is wrong, so far as it is declared.
   *
   * @param isPrivate whether only those may know who take part
   * @param service as the playbook names it; passed over where the playbook has none such
   * @param began how long before the drill starts the fault began
   */
  public record Situation(
      Level level,
      boolean isPrivate,
      Optional<String> service,
      Optional<String> usersSee,
      Duration began) {}

  /**
   * Something that is told.
   *
   * @param at after the start
   * @param unless not told any more once that status is reached
   */
  public record Step(Duration at, Voice voice, String who, String says, Optional<Status> unless) {}

  /**
   * When what the team does takes effect.
   *
   * @param once the words of which one must have come: a status, or {@code decision}; none: time
   *     alone mends it
   * @param takes how long after that
   * @param notBefore after the start, however quick the team is
   */
  public record Fix(
      List<String> once, Duration takes, Duration notBefore, String who, String says) {
    /** The word for a decision that somebody recorded. */
    static final String DECISION = "decision";

    public Fix {
      once = List.copyOf(once);
    }
  }

  /**
   * What a good response looks like.
   *
   * @param detect until somebody acts, from when the fault began
   * @param firstUpdate until the war room is told something, where the playbook has no rhythm
   * @param resolve until it is over, from when the fault began
   */
  public record Good(
      Optional<Duration> detect,
      Optional<Duration> firstUpdate,
      Optional<Duration> resolve,
      List<String> looksLike) {
    public Good {
      looksLike = List.copyOf(looksLike);
    }
  }

  public String name() {
    return heading.name();
  }

  public String title() {
    return heading.title();
  }

  /** That it is played. */
  public Drill drill(int speed) {
    return new Drill(name(), title(), speed, text);
  }
}
