package dev.muster.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The one clock that the bot and the workspace share; a hand can move it on. */
public final class WorkspaceClock extends Clock {
  /** So often a follower may have more to do at one instant before it is left to itself. */
  private static final int MOST_ROUNDS = 20;

  private static final int MOST_STEPS = 100_000;

  private final @Nullable Instant standing;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final Object moving = new Object();
  private volatile Duration skipped = Duration.ZERO;

  private WorkspaceClock(@Nullable Instant standing) {
    this.standing = standing;
  }

  /** The system's time, plus what was skipped by hand. */
  public static WorkspaceClock running() {
    return new WorkspaceClock(null);
  }

  /** A clock that only a hand moves. */
  public static WorkspaceClock standingStill(Instant start) {
    return new WorkspaceClock(start);
  }

  @Override
  public Instant instant() {
    return (standing == null ? Instant.now() : standing).plus(skipped);
  }

  /** What was skipped by hand so far. */
  public Duration skipped() {
    return skipped;
  }

  /** When the next thing falls due, as far as the followers have said. */
  Optional<Instant> nextDue() {
    return nextDue(instant(), Instant.MAX);
  }

  boolean standsStill() {
    return standing != null;
  }

  public void follow(Follower follower) {
    followers.add(follower);
  }

  public void unfollow(Follower follower) {
    followers.remove(follower);
  }

  /**
   * Moves on step by step: to each instant at which something falls due, waiting there until it is
   * done. So whatever fell due has happened, in order and at its time, when this returns.
   */
  public void advance(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("The clock can't go back.");
    }
    synchronized (moving) {
      try {
        moveOn(instant().plus(span));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void moveOn(Instant goal) throws InterruptedException {
    settle();
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Instant> due = nextDue(instant(), goal);
      if (due.isEmpty()) {
        break;
      }
      moveTo(due.get());
      settle();
    }
    moveTo(goal);
    settle();
  }

  private Optional<Instant> nextDue(Instant after, Instant goal) {
    return followers.stream()
        .flatMap(follower -> follower.nextDue().stream())
        .filter(due -> due.isAfter(after) && !due.isAfter(goal))
        .min(Instant::compareTo);
  }

  private void moveTo(Instant then) {
    Duration left = Duration.between(instant(), then);
    if (!left.isNegative()) {
      skipped = skipped.plus(left);
    }
  }

  /** One follower's work may give another some that is due at once, so all are asked again. */
  private void settle() throws InterruptedException {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      for (Follower follower : followers) {
        follower.settle();
      }
      Instant now = instant();
      boolean done =
          followers.stream()
              .noneMatch(f -> f.nextDue().filter(due -> !due.isAfter(now)).isPresent());
      if (done) {
        return;
      }
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new InZone(this, zone);
  }

  private static final class InZone extends Clock {
    private final Clock clock;
    private final ZoneId zone;

    InZone(Clock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new InZone(clock, other);
    }
  }
}
