package dev.muster.delivery;

import dev.muster.incident.IncidentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of an attempt. */
public sealed interface DeliveryResult {
  /**
   * It is where it belongs.
   *
   * @param learned what the world told on the way, recorded in the transaction that ends the
   *     delivery
   */
  record Delivered(List<IncidentEvent> learned) implements DeliveryResult {
    public Delivered {
      learned = List.copyOf(learned);
    }
  }

  /** Not now, through nobody's fault: the pace allows it only then. Counts as no attempt. */
  record Paced(Duration after, Whom whom) implements DeliveryResult {
    /** Whom that concerns. */
    public enum Whom {
      THIS_ONE,
      /**
       * All of its kind draw on one quota: from now on one goes after the other, in the order in
       * which they were asked for, and none wakes only to be sent away again.
       */
      ITS_KIND
    }

    public Paced(Duration after) {
      this(after, Whom.THIS_ONE);
    }
  }

  /**
   * Trying again may help.
   *
   * @param after empty for the queue's own back-off
   * @param maybeDone it may have taken effect all the same
   */
  record Retry(Optional<Duration> after, String why, boolean maybeDone) implements DeliveryResult {}

  /**
   * Trying again won't help.
   *
   * @param step what could not be done, to follow "Could not "; empty if the war room need not hear
   * @param why and what to do about it, for the people in the war room
   */
  record GaveUp(Optional<String> step, String why) implements DeliveryResult {}

  static DeliveryResult delivered(IncidentEvent... learned) {
    return new Delivered(List.of(learned));
  }
}
