package dev.muster.audit;

import dev.muster.delivery.Delivery.Reminder;
import java.util.Optional;

/**
 * Something due that did not happen.
 *
 * @param what which: the same as long as it is missed, and no other thing's
 * @param how what is wrong with it, to follow it
 * @param remedy what is to be armed so that it happens; empty where that would not help
 */
public record Missed(String what, String how, Cause cause, Optional<Reminder> remedy) {
  /** Whose fault it is. */
  public enum Cause {
    /** Muster's. */
    OURS,
    /** Slack refused it; the timeline says why. */
    REFUSED
  }

  Missed(String what, String how) {
    this(what, how, Cause.OURS, Optional.empty());
  }
}
