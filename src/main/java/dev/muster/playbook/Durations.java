package dev.muster.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a duration is written by people ({@code 20s}, {@code 1h30m}, {@code 2d}) and said to them.
 */
public final class Durations {
  private static final Pattern WHOLE = Pattern.compile("([1-9]\\d{0,4}[smhdw])+");
  private static final Pattern PART = Pattern.compile("(\\d+)([smhdw])");

  private Durations() {}

  /** Empty if it isn't a duration; a number without a unit is none, nor is nought. */
  public static Optional<Duration> parse(String text) {
    String written = text.strip().toLowerCase(Locale.ROOT);
    if (!WHOLE.matcher(written).matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(written);
    while (part.find()) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return Optional.of(sum);
  }

  /** As people type it, also {@code 20 min}, {@code 1 hr}, {@code 2 days}; empty if it is none. */
  public static Optional<Duration> typed(String text) {
    return parse(
        NameKey.folded(text)
            .strip()
            .replaceAll("(?<=\\d)\\s*(?:minutes?|mins?|mn)\\b\\.?", "m")
            .replaceAll("(?<=\\d)\\s*(?:hours?|hrs?|std)\\b\\.?", "h")
            .replaceAll("(?<=\\d)\\s*(?:days?)\\b", "d")
            .replaceAll("(?<=\\d)\\s*(?:weeks?)\\b", "w")
            .replaceAll("(?<=\\d)\\s*(?:seconds?|secs?)\\b\\.?", "s")
            .replaceAll("\\s+", ""));
  }

  /** As a sentence says it: {@code 30 min}, {@code 1 h 30 min}, {@code 2 days}. */
  public static String text(Duration duration) {
    List<String> parts = new ArrayList<>();
    long days = duration.toDays();
    if (days > 0) {
      parts.add(days == 1 ? "1 day" : days + " days");
    }
    add(parts, duration.toHoursPart(), "h");
    add(parts, duration.toMinutesPart(), "min");
    add(parts, duration.toSecondsPart(), "s");
    return parts.isEmpty() ? "0 s" : String.join(" ", parts);
  }

  private static void add(List<String> parts, int count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit);
    }
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }
}
