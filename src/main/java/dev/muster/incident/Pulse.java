package dev.muster.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * The rhythm of status updates.
 *
 * @param runningSince when the timer for the next update was last started
 * @param snooze whether the next nudge was put off, by whom and until when; once between two
 *     updates
 * @param nudges how many nudges went out since the timer was started
 */
public record Pulse(
    Instant runningSince, Optional<StatusUpdate> lastUpdate, Optional<Snooze> snooze, int nudges) {

  /** What the last update said. */
  public record StatusUpdate(String text, UserId by, Instant at) {}

  /** A nudge put off. */
  public record Snooze(UserId by, Instant until) {}

  static Pulse startedAt(Instant at) {
    return new Pulse(at, Optional.empty(), Optional.empty(), 0);
  }

  Pulse updated(StatusUpdate update) {
    return new Pulse(update.at(), Optional.of(update), Optional.empty(), 0);
  }

  Pulse restarted(Instant at) {
    return new Pulse(at, lastUpdate, Optional.empty(), 0);
  }

  Pulse snoozed(Snooze by) {
    return new Pulse(runningSince, lastUpdate, Optional.of(by), nudges);
  }

  Pulse nudged() {
    return new Pulse(runningSince, lastUpdate, snooze, nudges + 1);
  }
}
