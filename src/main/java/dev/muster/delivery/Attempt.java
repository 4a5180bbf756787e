package dev.muster.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A delivery in a courier's hands.
 *
 * @param tries how often it was tried before
 * @param maybeDone an earlier try may have reached its goal although nobody heard of it: look
 *     before you do it again
 * @param made when it was asked for: an earlier try came no sooner
 * @param moved a reminder that was due was moved since: it is not to come any more, but may have
 *     come before; what it was moved to follows it
 */
public record Attempt(
    long seq,
    Delivery delivery,
    Instant due,
    long revision,
    int tries,
    boolean maybeDone,
    Instant made,
    boolean moved) {

  /** A clock may have been set, and Slack's may differ from ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(2);

  /** Whatever an earlier try left behind is no older than this, by anybody's clock. */
  public Instant since() {
    return made.minus(CLOCKS_DIFFER);
  }

  public Delivery.Post post() {
    return (Delivery.Post) delivery;
  }

  public Delivery.Refresh refresh() {
    return (Delivery.Refresh) delivery;
  }

  public Delivery.Job job() {
    return (Delivery.Job) delivery;
  }

  public Delivery.Reminder reminder() {
    return (Delivery.Reminder) delivery;
  }
}
