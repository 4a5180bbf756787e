package dev.muster.drill;

import dev.muster.incident.DrillEvent.Score;
import dev.muster.incident.DrillEvent.Verdict;
import dev.muster.playbook.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Compares times with targets, in the time of the story: what took a minute at ×10 took ten.
 *
 * @param speed of the drill
 */
record Measure(int speed) {
  /** In the story, what was so long. */
  Duration story(Duration span) {
    return span.multipliedBy(speed);
  }

  Duration story(Instant from, Instant to) {
    return story(Duration.between(from, to));
  }

  /**
   * How long something took, against its target.
   *
   * @param end empty if it never came
   * @param target in the story's time
   * @param next what to try next time, if it was missed
   */
  Score time(
      String what, Instant from, Optional<Instant> end, Optional<Duration> target, String next) {
    if (end.isEmpty()) {
      return new Score(
          what,
          target.isPresent() ? Verdict.MISSED : Verdict.NOTED,
          "never" + target.map(t -> ", target: " + within(t)).orElse(""),
          Optional.of(next));
    }
    Duration took = story(from, end.get());
    if (target.isEmpty()) {
      return new Score(what, Verdict.NOTED, text(took) + ", no target", Optional.empty());
    }
    Duration over = took.minus(target.get());
    boolean met = over.compareTo(tolerance(target.get())) <= 0;
    String result =
        text(took) + ", target: " + within(target.get()) + (met ? "" : ", " + text(over) + " over");
    return new Score(
        what,
        met ? Verdict.MET : Verdict.MISSED,
        result,
        met ? Optional.empty() : Optional.of(next));
  }

  /** Nobody is faster than at once: what takes a minute of real time still is. */
  private Duration tolerance(Duration target) {
    return target.isZero() ? story(Duration.ofMinutes(1)) : Duration.ZERO;
  }

  private static String within(Duration target) {
    return target.isZero() ? "at once" : text(target);
  }

  /** Seconds only below the first minute: later nobody reads them. */
  static String text(Duration span) {
    Duration shown =
        span.compareTo(Duration.ofMinutes(1)) < 0
            ? span.truncatedTo(ChronoUnit.SECONDS)
            : span.truncatedTo(ChronoUnit.MINUTES);
    return Durations.text(shown);
  }
}
