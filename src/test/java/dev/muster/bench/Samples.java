package dev.muster.bench;

import java.util.Arrays;
import java.util.Locale;

/** What was measured, in milliseconds. */
final class Samples {
  private final double[] sorted;

  private Samples(double[] sorted) {
    this.sorted = sorted;
  }

  static Samples of(double[] measured) {
    double[] copy = measured.clone();
    Arrays.sort(copy);
    return new Samples(copy);
  }

  double percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  double p50() {
    return percentile(50);
  }

  double p99() {
    return percentile(99);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %7.3f ms   p99 %7.3f ms   slowest %8.3f ms   (%d acks)",
        p50(),
        p99(),
        sorted[sorted.length - 1],
        sorted.length);
  }
}
