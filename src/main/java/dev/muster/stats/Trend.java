package dev.muster.stats;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the numbers went: a period cut at midnights, Mondays or firsts of the month. Its first and
 * last stretch may be shorter than the others.
 *
 * @param severities all that there were, from the highest down
 */
public record Trend(Step step, List<String> severities, List<Stretch> stretches) {
  private static final Duration SHORT = Duration.ofDays(15);
  private static final Duration LONG = Duration.ofDays(190);

  public Trend {
    severities = List.copyOf(severities);
    stretches = List.copyOf(stretches);
  }

  /** How long a stretch is. */
  public enum Step {
    DAY,
    WEEK,
    MONTH;

    /** When the stretch began that has this day. */
    LocalDate begin(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    LocalDate next(LocalDate begin) {
      return switch (this) {
        case DAY -> begin.plusDays(1);
        case WEEK -> begin.plusWeeks(1);
        case MONTH -> begin.plusMonths(1);
      };
    }

    /** So that there are neither too few of them nor too many to be told apart. */
    static Step of(Duration length) {
      return length.compareTo(SHORT) <= 0 ? DAY : length.compareTo(LONG) <= 0 ? WEEK : MONTH;
    }
  }

  /**
   * What was declared in one stretch.
   *
   * @param first the first day of it
   */
  public record Stretch(
      LocalDate first, Map<String, Integer> bySeverity, Spread toAcknowledge, Spread toResolve) {
    static Stretch of(LocalDate first, List<Case> cases) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      cases.forEach(c -> counts.merge(c.severity().name(), 1, Integer::sum));
      return new Stretch(
          first,
          counts,
          Statistics.spread(cases, Case::toAcknowledge),
          Statistics.spread(cases, Case::toResolve));
    }
  }

  /**
   * Cuts the period and counts what was declared in each part.
   *
   * @param zone whose midnights count
   */
  public static Trend of(Period period, List<Case> cases, ZoneId zone) {
    Step step = Step.of(period.length());
    List<Stretch> stretches = new ArrayList<>();
    LocalDate day = period.from().atZone(zone).toLocalDate();
    for (LocalDate begin = step.begin(day);
        start(begin, zone).isBefore(period.to());
        begin = step.next(begin)) {
      Period part = part(period, start(begin, zone), start(step.next(begin), zone));
      stretches.add(
          Stretch.of(
              begin.isBefore(day) ? day : begin,
              cases.stream().filter(c -> part.has(c.milestones().declared())).toList()));
    }
    return new Trend(step, severities(period, cases), stretches);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Period part(Period whole, Instant from, Instant to) {
    return new Period(
        from.isBefore(whole.from()) ? whole.from() : from,
        to.isAfter(whole.to()) ? whole.to() : to);
  }

  private static List<String> severities(Period period, List<Case> cases) {
    return cases.stream()
        .filter(c -> period.has(c.milestones().declared()))
        .map(Case::severity)
        .sorted(Comparator.comparingInt(s -> s.rank()))
        .map(s -> s.name())
        .distinct()
        .toList();
  }
}
