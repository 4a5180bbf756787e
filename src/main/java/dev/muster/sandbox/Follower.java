package dev.muster.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whose work falls due by the clock, and who must have done it before the clock moves on.
 */
public interface Follower {
  /** When the next piece of work falls due, if any is planned. */
  Optional<Instant> nextDue();

  /** The same, with what it is, as far as the follower says. */
  default Optional<Due> next() {
    return nextDue().map(at -> new Due(at, ""));
  }

  /** Returns when all that is due at the clock's present time has been done. */
  void settle() throws InterruptedException;

  /**
   * Something that falls due.
   *
   * @param what in a few words that anybody may read: {@code nudge INC-3}; empty if that is not
   *     known
   */
  record Due(Instant at, String what) {}
}
