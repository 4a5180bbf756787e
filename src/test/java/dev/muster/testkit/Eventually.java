package dev.muster.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what comes over a socket: as long as it takes, but not for ever. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Eventually() {}

  /** What it gives at last. */
  public static <T> T gives(String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      LockSupport.parkNanos(2_000_000);
    }
    throw new AssertionError("In vain waited for: " + what);
  }

  public static void is(String what, BooleanSupplier look) {
    gives(what, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }
}
