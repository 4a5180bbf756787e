package dev.muster.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much of the time that a service may be down in a period was used up.
 *
 * @param objective in percent: 99.95
 * @param spent time in which at least one incident hit it
 */
public record Budget(String service, double objective, Duration allowed, Duration spent) {

  static Budget of(String service, double objective, Period period, List<Period> down) {
    double share = (100 - objective) / 100;
    return new Budget(
        service,
        objective,
        Duration.ofMillis(Math.round(period.length().toMillis() * share)),
        covered(period, down));
  }

  /** In percent of what is allowed; where nothing is, all of it is gone at once. */
  public long percent() {
    if (allowed.isZero()) {
      return spent.isZero() ? 0 : 100;
    }
    return Math.round(100.0 * spent.toMillis() / allowed.toMillis());
  }

  /** Two incidents at once count once. */
  private static Duration covered(Period period, List<Period> down) {
    List<Period> sorted = new ArrayList<>(down);
    sorted.sort(Comparator.comparing(Period::from));
    Duration sum = Duration.ZERO;
    Instant reached = period.from();
    for (Period one : sorted) {
      Instant from = one.from().isAfter(reached) ? one.from() : reached;
      Instant to = one.to().isBefore(period.to()) ? one.to() : period.to();
      if (to.isAfter(from)) {
        sum = sum.plus(Duration.between(from, to));
        reached = to;
      }
    }
    return sum;
  }
}
