package dev.muster.feature.timeline;

import dev.muster.incident.Refused;
import dev.muster.playbook.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when something happened, as people write it: {@code 14:05}, {@code 9:05 pm}, {@code
 * yesterday 23:55}, {@code 2026-11-26 23:55}, {@code 14:05 UTC}, {@code -10m}.
 */
final class BackDate {
  private static final String END = "[)\\]]?[:,]?(?=\\s|$)";
  private static final Pattern TIME_OF_DAY =
      Pattern.compile(
          "^[(\\[]?(?:(?<day>yesterday|today|\\d{4}-\\d{2}-\\d{2})[\\sT,]+)?(?:at\\s+)?"
              + "(?:(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?:\\s?(?<half>[ap])\\.?m\\b\\.?)?"
              + "|(?<whole>\\d{1,2})\\s?(?<wholehalf>[ap])\\.?m\\b\\.?)"
              + "(?<utc>Z\\b|\\s?\\(?(?:UTC|GMT)\\b\\)?)?"
              + END,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern AGO =
      Pattern.compile("^[\\p{Pd}\u2212](\\d+[a-zA-Z]\\w*)" + END, Pattern.UNICODE_CHARACTER_CLASS);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Instant now;
  private final ZoneId zone;

  BackDate(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * Words that may begin with a time.
   *
   * @param rest the words behind it
   */
  record Written(Optional<Instant> at, String rest) {}

  /**
   * The moment with which the words begin.
   *
   * @throws Refused if it is meant as a time and is none
   */
  Written atTheBeginningOf(String words) {
    Matcher time = TIME_OF_DAY.matcher(words);
    if (time.lookingAt()) {
      return new Written(Optional.of(moment(time)), words.substring(time.end()).strip());
    }
    Matcher ago = AGO.matcher(words);
    return ago.lookingAt()
        ? new Written(Optional.of(ago(ago.group(1))), words.substring(ago.end()).strip())
        : new Written(Optional.empty(), words);
  }

  /** As {@link #atTheBeginningOf}, where nothing but a time will do. */
  Instant mustBe(String typed) {
    Written written = atTheBeginningOf(typed.strip());
    return written
        .at()
        .filter(at -> written.rest().isEmpty())
        .orElseThrow(
            () ->
                new Refused(
                    "\""
                        + typed.strip()
                        + "\" is no time. Write 14:05, or -10m for 10 minutes ago."));
  }

  /**
   * Without a day: today, or yesterday where that is still to come, for nobody notes the future.
   */
  private Instant moment(Matcher typed) {
    ZoneId from = typed.group("utc") == null ? zone : ZoneOffset.UTC;
    Instant at;
    try {
      LocalDate today = now.atZone(from).toLocalDate();
      LocalTime time = time(typed);
      String day = typed.group("day");
      LocalDate date =
          day == null || day.equalsIgnoreCase("today")
              ? today
              : day.equalsIgnoreCase("yesterday") ? today.minusDays(1) : LocalDate.parse(day);
      at = date.atTime(time).atZone(from).toInstant();
      if (day == null && at.isAfter(now)) {
        at = date.minusDays(1).atTime(time).atZone(from).toInstant();
      }
    } catch (DateTimeException e) {
      throw new Refused(
          typed.group().replaceAll("[:,]$", "")
              + " is no time of day. Write it as 00:00 to 23:59, or -10m for 10 minutes ago.");
    }
    if (at.isAfter(now)) {
      throw new Refused(typed.group().replaceAll("[:,]$", "") + " is still to come.");
    }
    return longAgo(at);
  }

  private static LocalTime time(Matcher typed) {
    boolean whole = typed.group("whole") != null;
    int hour = Integer.parseInt(typed.group(whole ? "whole" : "hour"));
    String half = typed.group(whole ? "wholehalf" : "half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("12 hours a half");
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    String second = typed.group("second");
    return LocalTime.of(
        hour,
        whole ? 0 : Integer.parseInt(typed.group("minute")),
        second == null ? 0 : Integer.parseInt(second));
  }

  private Instant ago(String typed) {
    return longAgo(
        now.minus(
            Durations.typed(typed)
                .orElseThrow(
                    () ->
                        new Refused(
                            "-"
                                + typed
                                + " is no span of time. Write -10m, -1h30m, or a time such as"
                                + " 14:05."))));
  }

  private Instant longAgo(Instant at) {
    if (at.isBefore(now.minus(LONGEST))) {
      throw new Refused("A note can be dated back by 30 days at most.");
    }
    return at;
  }
}
