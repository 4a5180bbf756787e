package dev.muster.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rhythm of status updates.
 *
 * @param runningSince when the timer for the next update was last started
 * @param snooze whether a nudge was put off since then, by whom and until when
 * @param nudges how many nudges were ignored since the timer was started
 * @param lastNudge when the last of them went out, since the timer was started
 */
public record Pulse(
    Instant runningSince,
    Optional<StatusUpdate> lastUpdate,
    Optional<Snooze> snooze,
    int nudges,
    Optional<Instant> lastNudge) {

  /**
   * What the last update said.
   *
   * @param nextIn how soon it promised the next one, if it did
   */
  public record StatusUpdate(String text, UserId by, Instant at, Optional<Duration> nextIn) {
    /** The words of an update by which nothing is new. */
    public static final String NO_CHANGE = "No change since the last update.";

    /** Whether it says more than that nothing is new. */
    public boolean saysSomething() {
      return !text.strip().equals(NO_CHANGE);
    }
  }

  /**
   * A nudge put off.
   *
   * @param times how often since the last update
   */
  public record Snooze(UserId by, Instant until, int times) {}

  static Pulse startedAt(Instant at) {
    return new Pulse(at, Optional.empty(), Optional.empty(), 0, Optional.empty());
  }

  Pulse updated(StatusUpdate update) {
    return new Pulse(update.at(), Optional.of(update), Optional.empty(), 0, Optional.empty());
  }

  Pulse restarted(Instant at) {
    return new Pulse(at, lastUpdate, Optional.empty(), 0, Optional.empty());
  }

  /** A nudge that is answered so was not ignored. */
  Pulse snoozed(UserId by, Instant until) {
    int answered = openSnooze().isPresent() ? nudges : Math.max(0, nudges - 1);
    Snooze next = new Snooze(by, until, snooze.map(Snooze::times).orElse(0) + 1);
    return new Pulse(runningSince, lastUpdate, Optional.of(next), answered, lastNudge);
  }

  Pulse nudged(Instant at) {
    return new Pulse(runningSince, lastUpdate, snooze, nudges + 1, Optional.of(at));
  }

  /** Whether nobody has posted the update that is due since then, nor put its nudge off. */
  boolean awaitsAnswer(Instant due, Instant now) {
    return runningSince.isBefore(due) && openSnooze().filter(s -> s.until().isAfter(now)).isEmpty();
  }

  /** The snooze that the next nudge waits for. */
  public Optional<Snooze> openSnooze() {
    return snooze.filter(s -> lastNudge.map(s.until()::isAfter).orElse(true));
  }

  /** When the last update said that the next one comes. */
  public Optional<Instant> promised() {
    return lastUpdate
        .filter(last -> last.at().equals(runningSince))
        .flatMap(last -> last.nextIn().map(last.at()::plus));
  }
}
