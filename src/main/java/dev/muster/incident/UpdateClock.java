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
 * @param lastNudge when the last of them went out, or was tried in vain, since the timer was
 *     started
 * @param missed the nudges in a row that could not be delivered, up to the last one tried
 */
public record UpdateClock(
    Instant runningSince,
    Optional<StatusUpdate> lastUpdate,
    Optional<Snooze> snooze,
    int nudges,
    Optional<Instant> lastNudge,
    Optional<Missed> missed) {

  /** A row of an earlier Muster knows of none. */
  public UpdateClock {
    missed = missed == null ? Optional.empty() : missed;
  }

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

  /**
   * Nudges that reached nobody.
   *
   * @param since when the first of them was due
   * @param times how many in a row
   */
  public record Missed(Instant since, int times) {}

  static UpdateClock startedAt(Instant at) {
    return new UpdateClock(
        at, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());
  }

  UpdateClock updated(StatusUpdate update) {
    return startedAt(update.at()).saying(Optional.of(update));
  }

  UpdateClock restarted(Instant at) {
    return startedAt(at).saying(lastUpdate);
  }

  private UpdateClock saying(Optional<StatusUpdate> last) {
    return new UpdateClock(runningSince, last, snooze, nudges, lastNudge, missed);
  }

  /** A nudge that is answered so was not ignored. */
  UpdateClock snoozed(UserId by, Instant until) {
    int answered = openSnooze().isPresent() ? nudges : Math.max(0, nudges - 1);
    Snooze next = new Snooze(by, until, snooze.map(Snooze::times).orElse(0) + 1);
    return new UpdateClock(
        runningSince, lastUpdate, Optional.of(next), answered, lastNudge, missed);
  }

  UpdateClock nudged(Instant at) {
    return new UpdateClock(
        runningSince, lastUpdate, snooze, nudges + 1, Optional.of(at), Optional.empty());
  }

  /** It reached nobody, so nobody ignored it; the next one comes in its rhythm all the same. */
  UpdateClock missed(Instant due, Instant at) {
    Missed more =
        missed.map(m -> new Missed(m.since(), m.times() + 1)).orElseGet(() -> new Missed(due, 1));
    return new UpdateClock(
        runningSince, lastUpdate, snooze, nudges, Optional.of(at), Optional.of(more));
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
