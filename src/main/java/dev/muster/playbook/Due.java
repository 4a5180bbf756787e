package dev.muster.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By when something is to be done, after something else: a span, or days on which the team works.
 */
public sealed interface Due {
  Pattern BUSINESS_DAYS = Pattern.compile("([1-9]\\d?) business days?");

  /** When that is, counted from then. */
  Instant from(Instant start, BusinessHours hours);

  /** As a sentence says it, to follow "within": {@code 24 h}, {@code 2 business days}. */
  String text();

  /** Whether it is to be done at once. */
  default boolean isAtOnce() {
    return false;
  }

  /** A span on the clock; none at all is at once. */
  record Within(Duration span) implements Due {
    @Override
    public Instant from(Instant start, BusinessHours hours) {
      return start.plus(span);
    }

    @Override
    public boolean isAtOnce() {
      return span.isZero();
    }

    @Override
    public String text() {
      return Durations.text(span);
    }
  }

  /** When the team goes home on the last of so many days after this one. */
  record BusinessDays(int days) implements Due {
    @Override
    public Instant from(Instant start, BusinessHours hours) {
      return hours.endOfBusinessDay(start, days);
    }

    @Override
    public String text() {
      return days == 1 ? "1 business day" : days + " business days";
    }
  }

  /** As the playbook file writes it; empty for {@code never} and for what is none. */
  static Optional<Due> parse(String written) {
    if (written.equals("immediately")) {
      return Optional.of(new Within(Duration.ZERO));
    }
    Matcher days = BUSINESS_DAYS.matcher(written);
    return days.matches()
        ? Optional.of(new BusinessDays(Integer.parseInt(days.group(1))))
        : Durations.parse(written).map(Within::new);
  }
}
