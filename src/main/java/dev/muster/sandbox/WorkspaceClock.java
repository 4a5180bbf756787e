package dev.muster.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
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
  private volatile Watcher watcher = Watcher.NOBODY;
  private volatile boolean isMoving;

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

  /** The next thing that falls due, as far as the followers have said. */
  Optional<Follower.Due> next() {
    return next(instant(), Instant.MAX);
  }

  /** Whether a hand is moving it on just now. */
  boolean isMoving() {
    return isMoving;
  }

  /** Tells of the clock's moves; there is one who listens, on whatever thread moves it. */
  void tell(Watcher someone) {
    watcher = someone;
  }

  /** Looks on while the clock is moved. */
  interface Watcher {
    Watcher NOBODY =
        new Watcher() {
          @Override
          public void moved() {}

          @Override
          public void fired(Follower.Due due) {}
        };

    /** It began to move, has moved, or came to rest. */
    void moved();

    /** This fell due on the way, and has been done. */
    void fired(Follower.Due due);
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
      isMoving = true;
      watcher.moved();
      try {
        moveOn(instant().plus(span));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        isMoving = false;
        watcher.moved();
      }
    }
  }

  private void moveOn(Instant goal) throws InterruptedException {
    settle();
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Follower.Due> due = next(instant(), goal);
      if (due.isEmpty()) {
        break;
      }
      moveTo(due.get().at());
      settle();
      watcher.fired(due.get());
    }
    moveTo(goal);
    settle();
  }

  private Optional<Follower.Due> next(Instant after, Instant goal) {
    return followers.stream()
        .flatMap(follower -> follower.next().stream())
        .filter(due -> due.at().isAfter(after) && !due.at().isAfter(goal))
        .min(Comparator.comparing(Follower.Due::at));
  }

  private void moveTo(Instant then) {
    Duration left = Duration.between(instant(), then);
    if (!left.isNegative()) {
      skipped = skipped.plus(left);
      watcher.moved();
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
