package dev.muster.feature.timeline;

import dev.muster.incident.Refused;
import dev.muster.playbook.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when something happened, as people write it: {@code 14:05}, {@code -10m}. */
final class BackDate {
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?[:,]?");
  private static final Pattern AGO = Pattern.compile("-(\\d+[a-zA-Z]\\w*)[:,]?");
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Instant now;
  private final ZoneId zone;

  BackDate(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * The moment meant by this word; empty if it is an ordinary word.
   *
   * @throws Refused if it is meant as a time and is none
   */
  Optional<Instant> read(String word) {
    Matcher time = TIME_OF_DAY.matcher(word);
    if (time.matches()) {
      return Optional.of(lastTime(time));
    }
    Matcher ago = AGO.matcher(word);
    return ago.matches() ? Optional.of(ago(ago.group(1))) : Optional.empty();
  }

  /** As {@link #read}, where nothing but a time will do. */
  Instant mustBe(String typed) {
    return read(typed.strip())
        .orElseThrow(
            () ->
                new Refused(
                    "\""
                        + typed.strip()
                        + "\" is no time. Write 14:05, or -10m for 10 minutes ago."));
  }

  /** Today, or yesterday where that is still to come: nobody notes the future. */
  private Instant lastTime(Matcher typed) {
    try {
      String seconds = typed.group(3);
      LocalTime time =
          LocalTime.of(
              Integer.parseInt(typed.group(1)),
              Integer.parseInt(typed.group(2)),
              seconds == null ? 0 : Integer.parseInt(seconds));
      ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(time).atZone(zone);
      return today.toInstant().isAfter(now)
          ? now.atZone(zone).toLocalDate().minusDays(1).atTime(time).atZone(zone).toInstant()
          : today.toInstant();
    } catch (DateTimeException e) {
      throw new Refused(
          typed.group()
              + " is no time of day. Write it as 00:00 to 23:59, or -10m for 10 minutes ago.");
    }
  }

  private Instant ago(String typed) {
    Duration ago =
        Durations.parse(typed)
            .orElseThrow(
                () ->
                    new Refused(
                        "-"
                            + typed
                            + " is no span of time. Write -10m, -1h30m, or a time such as 14:05."));
    if (ago.compareTo(LONGEST) > 0) {
      throw new Refused("A note can be dated back by 30 days at most.");
    }
    return now.minus(ago);
  }
}
