package dev.muster.delivery;

import java.time.Duration;

/**
 * How the delivery loop is. Its age is real time, whatever the clock says: the loop turns at least
 * once a second.
 *
 * @param age how long ago it last turned
 */
public record Heartbeat(boolean alive, Duration age) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Whether anything is delivered. */
  public boolean beats() {
    return alive && age.compareTo(LONGEST) < 0;
  }
}
