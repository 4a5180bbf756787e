package dev.muster.record.review;

import dev.muster.record.IncidentRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments of one incident, in UTC: with the day only where it isn't the one on which it began. */
record Clock24(IncidentRecord record) {
  private static final DateTimeFormatter TIME = format("HH:mm");
  private static final DateTimeFormatter DAY = format("yyyy-MM-dd");
  private static final DateTimeFormatter BOTH = format("yyyy-MM-dd HH:mm");

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  String time(Instant at) {
    return (day(at).equals(day(record.incident().milestones().started())) ? TIME : BOTH).format(at);
  }

  static String date(Instant at) {
    return DAY.format(at);
  }

  static String full(Instant at) {
    return BOTH.format(at);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
