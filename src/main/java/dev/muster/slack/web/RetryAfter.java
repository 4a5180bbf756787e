package dev.muster.slack.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a {@code Retry-After} header asks to wait, within reason: it comes from outside, and a
 * proxy may write anything there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110: seconds or a
 *     date</a>
 */
public final class RetryAfter {
  /** Where nothing is said, or nothing that can be read. */
  static final Duration UNTOLD = Duration.ofSeconds(10);

  /** After so long another try costs nobody anything, whatever was asked. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(RetryAfter.class);
  private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d+)?");

  private final AtomicBoolean told = new AtomicBoolean();

  /** From a second to ten minutes. */
  public Duration read(@Nullable String header, Clock clock) {
    if (header == null || header.isBlank()) {
      return UNTOLD;
    }
    Optional<Duration> asked = asked(header.trim(), clock);
    Duration taken = asked.map(RetryAfter::bounded).orElse(UNTOLD);
    if (asked.isEmpty() || asked.get().isNegative() || asked.get().compareTo(LONGEST) > 0) {
      tell(header.trim(), taken);
    }
    return taken;
  }

  private static Duration bounded(Duration asked) {
    return asked.compareTo(LONGEST) > 0
        ? LONGEST
        : asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
  }

  private void tell(String header, Duration taken) {
    if (told.compareAndSet(false, true)) {
      // Without what it says: that may be anything, a proxy's words too.
      LOG.warn(
          "Slack's answer asks for a wait (Retry-After, {} characters) that can't be meant. Muster"
              + " waits {} s, then tries again. This is logged once.",
          header.length(),
          taken.toSeconds());
    }
  }

  private static Optional<Duration> asked(String value, Clock clock) {
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(seconds(value));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), until.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As many digits as there may be: past the longest they all mean the same. */
  private static Duration seconds(String digits) {
    double seconds = Double.parseDouble(digits);
    return seconds > LONGEST.toSeconds()
        ? LONGEST.plusSeconds(1)
        : Duration.ofMillis(Math.round(seconds * 1000));
  }
}
