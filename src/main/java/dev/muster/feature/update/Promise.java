package dev.muster.feature.update;

import dev.muster.incident.Refused;
import dev.muster.playbook.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words, and when the next ones come.
 *
 * @param nextIn empty where nothing is promised
 */
record Promise(String words, Optional<Duration> nextIn) {
  private static final Pattern AT_THE_END =
      Pattern.compile(
          "(.*[^\\s,;(])[\\s,;(]+next(?:\\s+update)?(?:\\s+in)?\\s+(\\d[\\w\\s]*?)[.)]?",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** {@code the restart helped, next 20m}: what ends otherwise promises nothing. */
  static Promise atTheEndOf(String typed) {
    Matcher end = AT_THE_END.matcher(typed);
    Optional<Duration> span = end.matches() ? span(end.group(2)) : Optional.empty();
    return span.map(s -> new Promise(end.group(1), Optional.of(checked(s))))
        .orElse(new Promise(typed, Optional.empty()));
  }

  /** As people write it: {@code 20m}, {@code 20 min}. */
  static Optional<Duration> span(String written) {
    return Durations.typed(written);
  }

  /**
   * @throws Refused if nobody could wait for it, or keep it
   */
  static Duration checked(Duration span) {
    if (span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0) {
      throw new Refused(
          "The next update can be promised for one minute to seven days from now. Write it like"
              + " `20m` or `2h`.");
    }
    return span;
  }
}
