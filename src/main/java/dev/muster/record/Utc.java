package dev.muster.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as files say them. */
final class Utc {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Utc() {}

  /** Without the zone: the column or the sentence says UTC. */
  static String text(Instant at) {
    return TEXT.format(at);
  }
}
