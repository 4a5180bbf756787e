package dev.muster.playbook;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When the team is at work, in its own time zone. A closing time of midnight is the end of that
 * day.
 */
public record BusinessHours(
    ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {

  public BusinessHours {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("Business hours need at least one day.");
    }
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException("Business hours must open before they close.");
    }
  }

  public boolean isOpen(Instant at) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return isBusinessDay(day) && !at.isBefore(opening(day)) && at.isBefore(closing(day));
  }

  public boolean isBusinessDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** The moment when that much open time has passed; nought is now, or the next opening. */
  public Instant add(Instant start, Duration openTime) {
    Duration left = openTime;
    LocalDate day = start.atZone(zone).toLocalDate();
    while (true) {
      if (isBusinessDay(day)) {
        Instant begin = later(start, opening(day));
        Duration open = Duration.between(begin, closing(day));
        // Positive, for on the night of a clock change a short day can vanish altogether.
        if (open.compareTo(Duration.ZERO) > 0) {
          if (left.compareTo(open) <= 0) {
            return begin.plus(left);
          }
          left = left.minus(open);
        }
      }
      day = day.plusDays(1);
    }
  }

  /** When the team next comes in: the first opening after this moment. */
  public Instant nextBusinessDay(Instant after) {
    LocalDate day = after.atZone(zone).toLocalDate();
    while (!isBusinessDay(day) || !opening(day).isAfter(after)) {
      day = day.plusDays(1);
    }
    return opening(day);
  }

  /** When the team goes home on the last of so many business days after the day of this moment. */
  public Instant endOfBusinessDay(Instant after, int days) {
    LocalDate day = after.atZone(zone).toLocalDate();
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      left -= isBusinessDay(day) ? 1 : 0;
    }
    return closing(day);
  }

  private Instant opening(LocalDate day) {
    return day.atTime(from).atZone(zone).toInstant();
  }

  private Instant closing(LocalDate day) {
    return to.equals(LocalTime.MIDNIGHT)
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(to).atZone(zone).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
