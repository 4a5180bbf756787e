package dev.muster.playbook;

import java.time.Duration;
import java.time.Instant;

/** How soon somebody must have taken command. */
public sealed interface ResponseTarget {

  /** The moment by which an incident declared then must have a commander. */
  Instant dueFrom(Instant declared, BusinessHours hours);

  /** As the declare form says it: {@code within 15 min}. */
  String text();

  /** Whether it leaves no time at all. */
  default boolean isAtOnce() {
    return false;
  }

  /** A span; none at all means at once. */
  record Within(Duration span, boolean businessHoursOnly) implements ResponseTarget {
    @Override
    public Instant dueFrom(Instant declared, BusinessHours hours) {
      return businessHoursOnly ? hours.add(declared, span) : declared.plus(span);
    }

    @Override
    public String text() {
      String when = span.isZero() ? "at once" : "within " + Durations.text(span);
      return businessHoursOnly ? when + " of business hours" : when;
    }

    @Override
    public boolean isAtOnce() {
      return span.isZero();
    }
  }

  /** When the team next comes in. */
  record NextBusinessDay() implements ResponseTarget {
    @Override
    public Instant dueFrom(Instant declared, BusinessHours hours) {
      return hours.nextBusinessDay(declared);
    }

    @Override
    public String text() {
      return "next business day";
    }
  }
}
