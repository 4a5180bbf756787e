package dev.muster.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments as machines write them: ISO 8601 with or without a zone (UTC then), with a space for the
 * {@code T}, as Go prints them, as RFC 1123 has them, or as seconds, milli-, micro- or nanoseconds
 * since 1970.
 */
final class AlertTime {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T ]+(\\d\\d:\\d\\d)(:\\d\\d)?(?:[.,](\\d+))?\\s*"
              + "(Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?(?:\\s+[A-Z]{1,5}|\\s+[+-]\\d{2,4})?(?:\\s+M=.*)?");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(?:\\.\\d+)?");

  /** A second of the year 5138; whatever is more is counted in smaller pieces. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.TEN.pow(11);

  private static final int NANOS = 9;

  private AlertTime() {}

  /**
   * The moment under a key; empty if there is none.
   *
   * @throws Unreadable if what is there is no moment
   */
  static Optional<Instant> of(JsonNode alert, String key) throws Unreadable {
    JsonNode value = alert.path(key);
    String written = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          NUMBER.matcher(written).matches()
              ? counted(new BigDecimal(written))
              : read(written.toUpperCase(Locale.ROOT)));
    } catch (DateTimeException | ArithmeticException e) {
      throw new Unreadable("`" + key + "` is no time such as 2026-03-02T10:00:00Z.");
    }
  }

  private static Instant counted(BigDecimal number) {
    BigDecimal seconds = number;
    while (seconds.abs().compareTo(MOST_SECONDS) >= 0) {
      seconds = seconds.movePointLeft(3);
    }
    long whole = seconds.longValue();
    return Instant.ofEpochSecond(
        whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(NANOS).longValue());
  }

  private static Instant read(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      return OffsetDateTime.parse(
              written, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
          .toInstant();
    }
    String fraction = parts.group(4) == null ? "" : parts.group(4);
    String nanos = fraction.substring(0, Math.min(NANOS, fraction.length()));
    return OffsetDateTime.parse(
            parts.group(1)
                + "T"
                + parts.group(2)
                + (parts.group(3) == null ? ":00" : parts.group(3))
                + (nanos.isEmpty() ? "" : "." + nanos)
                + zone(parts.group(5)))
        .toInstant();
  }

  private static String zone(@Nullable String written) {
    if (written == null || !(written.startsWith("+") || written.startsWith("-"))) {
      return "Z";
    }
    String digits = written.replace(":", "");
    return digits.substring(0, 3) + ":" + (digits.length() > 3 ? digits.substring(3) : "00");
  }
}
