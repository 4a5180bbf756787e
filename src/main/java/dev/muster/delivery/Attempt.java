package dev.muster.delivery;

import java.time.Instant;

/**
 * A delivery in a courier's hands.
 *
 * @param tries how often it was tried before
 * @param maybeDone an earlier try may have reached its goal although nobody heard of it: look
 *     before you do it again
 */
public record Attempt(
    long seq, Delivery delivery, Instant due, long revision, int tries, boolean maybeDone) {

  public Delivery.Post post() {
    return (Delivery.Post) delivery;
  }

  public Delivery.Errand errand() {
    return (Delivery.Errand) delivery;
  }
}
