package dev.muster.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The numbers of a period.
 *
 * @param late updates that did not come in time
 * @param overTarget incidents in which nobody took command in time
 * @param beside what is no sum of those incidents
 * @param budgets of the services that have an objective, in the order given
 */
public record Statistics(
    Period period,
    int incidents,
    Counts counts,
    Times times,
    int late,
    int overTarget,
    Beside beside,
    List<Budget> budgets) {

  /**
   * What stands beside the sums.
   *
   * @param actionsOverdue action items that are overdue now, of whatever period
   * @param drills practised in the period; they are in no other number
   */
  public record Beside(int actionsOverdue, int drills) {}

  /**
   * How many, by what.
   *
   * @param bySeverity from the highest down
   * @param byService from the most often hit down; those of which nobody said are not in it
   */
  public record Counts(Map<String, Integer> bySeverity, Map<String, Integer> byService) {}

  /** How long it took to notice, to take command, and to end it. */
  public record Times(Spread toDetect, Spread toAcknowledge, Spread toResolve) {}

  /**
   * Counts what was declared within the period.
   *
   * @param cases those that began before it may still cost a service its budget
   * @param objectives by service, in percent
   */
  public static Statistics of(
      Period period, List<Case> cases, Map<String, Double> objectives, Instant now) {
    List<Case> counted = cases.stream().filter(c -> period.has(c.milestones().declared())).toList();
    List<Budget> budgets = new ArrayList<>();
    objectives.forEach(
        (service, objective) ->
            budgets.add(
                Budget.of(
                    service,
                    objective,
                    period,
                    cases.stream()
                        .filter(c -> c.service().filter(service::equals).isPresent())
                        .map(c -> c.down(now))
                        .toList())));
    return new Statistics(
        period,
        counted.size(),
        new Counts(bySeverity(counted), byService(counted)),
        new Times(
            spread(counted, Case::toDetect),
            spread(counted, Case::toAcknowledge),
            spread(counted, Case::toResolve)),
        counted.stream().mapToInt(Case::late).sum(),
        (int) counted.stream().filter(c -> c.isOverTarget(now)).count(),
        new Beside(0, 0),
        List.copyOf(budgets));
  }

  /** With what no incident of the period tells. */
  public Statistics with(Beside other) {
    return new Statistics(period, incidents, counts, times, late, overTarget, other, budgets);
  }

  static Spread spread(List<Case> cases, Function<Case, Optional<Duration>> length) {
    return Spread.of(cases.stream().map(length).flatMap(Optional::stream).toList());
  }

  private static Map<String, Integer> bySeverity(List<Case> cases) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    cases.stream()
        .map(Case::severity)
        .sorted(Comparator.comparingInt(s -> s.rank()))
        .forEach(s -> counts.merge(s.name(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> byService(List<Case> cases) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    cases.forEach(c -> c.service().ifPresent(s -> counts.merge(s, 1, Integer::sum)));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }
}
