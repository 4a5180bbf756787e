package dev.muster.stats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long something took, of those of which it is known.
 *
 * @param known how many those are
 * @param median half took no longer
 * @param p90 nine in ten took no longer
 */
public record Spread(int known, Optional<Duration> median, Optional<Duration> p90) {

  static Spread of(List<Duration> lengths) {
    List<Duration> sorted = lengths.stream().sorted().toList();
    return new Spread(sorted.size(), rank(sorted, 50), rank(sorted, 90));
  }

  /** The nearest rank: the smallest that was really measured and covers so many in a hundred. */
  private static Optional<Duration> rank(List<Duration> sorted, int percent) {
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(rank - 1));
  }
}
