package dev.muster.feature.postmortem;

import dev.muster.incident.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a moment of an incident that may be days ago: a time of day is the one nearest to the
 * declaration.
 */
record WhenItWas(Instant declared, ZoneId zone) {
  private static final Pattern TYPED =
      Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2})[ T])?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");

  /**
   * The moment meant.
   *
   * @throws Refused if it is none
   */
  Instant read(String typed) {
    Matcher matcher = TYPED.matcher(typed.strip());
    if (!matcher.matches()) {
      throw none(typed);
    }
    try {
      String seconds = matcher.group(4);
      LocalTime time =
          LocalTime.of(
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)),
              seconds == null ? 0 : Integer.parseInt(seconds));
      String day = matcher.group(1);
      return day == null ? nearest(time) : at(LocalDate.parse(day).atTime(time));
    } catch (DateTimeException e) {
      throw none(typed);
    }
  }

  private Instant nearest(LocalTime time) {
    LocalDate day = declared.atZone(zone).toLocalDate();
    return Stream.of(day.minusDays(1), day, day.plusDays(1))
        .map(d -> at(d.atTime(time)))
        .min(Comparator.comparing(at -> Duration.between(at, declared).abs()))
        .orElseThrow();
  }

  private Instant at(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  private Refused none(String typed) {
    return new Refused(
        "\""
            + typed.strip()
            + "\" is no time. Write 09:10, or 2026-03-01 09:10; it is read as "
            + zone.getId()
            + " time.");
  }
}
