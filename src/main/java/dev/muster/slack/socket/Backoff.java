package dev.muster.slack.socket;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next try: longer after each failure, with jitter, never for ever. */
final class Backoff {
  private static final long FIRST = Duration.ofMillis(250).toNanos();
  private static final long LONGEST = Duration.ofSeconds(30).toNanos();

  private final DoubleSupplier random;
  private final int freeEnds;
  private int failures;
  private int shortLived;
  private long notBefore;
  private boolean waiting;

  /**
   * @param random answers 0 (included) to 1 (excluded)
   * @param freeEnds so many short-lived connections are replaced at once before it is taken for
   *     flapping
   */
  Backoff(DoubleSupplier random, int freeEnds) {
    this.random = random;
    this.freeEnds = freeEnds;
  }

  /** A connection ended soon after it came up. */
  synchronized void flapped(long now) {
    shortLived++;
    if (shortLived > freeEnds) {
      failed(now, Duration.ZERO);
    }
  }

  /** A try failed at {@code now}; the next one comes no sooner than {@code atLeast} after it. */
  synchronized void failed(long now, Duration atLeast) {
    failures++;
    long doubled = FIRST << Math.min(failures - 1, 20);
    long full = Math.min(LONGEST, doubled);
    long jittered = full / 2 + (long) (random.getAsDouble() * (full / 2.0));
    notBefore = now + Math.max(jittered, atLeast.toNanos());
    waiting = true;
  }

  /**
   * A try worked: the next may follow at once, but the failures are remembered until it is steady.
   */
  synchronized void worked() {
    waiting = false;
  }

  /** All that is wanted is up and has stayed up: the failures are forgotten. */
  synchronized void steady() {
    failures = 0;
    shortLived = 0;
  }

  /** Nanoseconds from {@code now} until the next try may be made; 0 for at once. */
  synchronized long left(long now) {
    return waiting ? Math.max(0, notBefore - now) : 0;
  }

  synchronized int failures() {
    return failures;
  }
}
