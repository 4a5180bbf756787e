package dev.muster.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whose work falls due by the clock, and who must have done it before the clock moves on.
 */
public interface Follower {
  /** When the next piece of work falls due, if any is planned. */
  Optional<Instant> nextDue();

  /** Returns when all that is due at the clock's present time has been done. */
  void settle() throws InterruptedException;
}
