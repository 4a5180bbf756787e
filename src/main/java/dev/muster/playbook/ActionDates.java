package dev.muster.playbook;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Asked;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When whoever has an action item is reminded of it: when the team comes to work. */
public final class ActionDates {
  private static final Duration AGAIN = Duration.ofDays(7);

  /** A team that works on no day for so long has holidays that are wrong. */
  private static final int LONGEST_HOLIDAY = 30;

  private ActionDates() {}

  /**
   * A reminder that is to come.
   *
   * @param time 0 before it is due, from 1 on since
   */
  public record Next(int time, Instant at) {}

  /** That day, as the team counts days. */
  public static Deadline deadline(LocalDate day, BusinessHours hours) {
    return new Deadline(day, day.plusDays(1).atStartOfDay(hours.zone()).toInstant());
  }

  /** Empty where it has no date, is not open, or is only practice. */
  public static Optional<Next> next(Incident incident, ActionItem item, BusinessHours hours) {
    return item.terms()
        .due()
        .filter(due -> item.isOpen() && !incident.isDrill())
        .map(due -> next(due, item.asked(), hours));
  }

  private static Next next(Deadline due, Asked asked, BusinessHours hours) {
    if (asked.times() == 0 && asked.before().isEmpty()) {
      Instant before = before(due.day(), hours);
      // Whoever names a day that is near needs no word about it.
      if (before.isAfter(asked.since())) {
        return new Next(0, before);
      }
    }
    Instant last = asked.last().map(at -> at.plus(AGAIN)).orElse(due.end());
    return new Next(asked.times() + 1, hours.add(last, Duration.ZERO));
  }

  /** When the team comes in on the last day on which it works before that one. */
  private static Instant before(LocalDate day, BusinessHours hours) {
    LocalDate eve = day.minusDays(1);
    while (!hours.isBusinessDay(eve) && eve.isAfter(day.minusDays(LONGEST_HOLIDAY))) {
      eve = eve.minusDays(1);
    }
    return hours.nextBusinessDay(eve.atStartOfDay(hours.zone()).toInstant().minusMillis(1));
  }
}
