package dev.muster.delivery;

import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.DeliveryResult.Retry;
import java.time.Duration;
import java.util.Optional;

/** How long trying again is worth it, and how long to wait before. */
final class RetryPolicy {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** With a minute between them, some six hours. After that the war room is told. */
  private static final int TRIES = 360;

  private RetryPolicy() {}

  /** A reminder that stumbles so often gives way to the next one: that may be luckier. */
  private static final int STUMBLES = 6;

  /** What comes of a try in which a courier failed by our own fault. */
  static DeliveryResult afterFault(Attempt attempt) {
    String why = "a fault in Muster; its log says more";
    return attempt.delivery() instanceof Delivery.Reminder && attempt.tries() >= STUMBLES
        ? new GaveUp(step(attempt.delivery()), why)
        : new Retry(Optional.empty(), why, true);
  }

  /** How long to wait before the next try; empty if there is to be none. */
  static Optional<Duration> pause(Attempt attempt, Retry retry) {
    if (attempt.tries() >= TRIES) {
      return Optional.empty();
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt.tries(), 10));
    Duration backOff = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return Optional.of(retry.after().orElse(backOff));
  }

  /** What could not be done, to follow "Could not ". */
  static Optional<String> step(Delivery delivery) {
    return Optional.of("finish \"" + delivery.kind().replace('-', ' ') + "\"");
  }
}
