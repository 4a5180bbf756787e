package dev.muster.slack.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slack's quotas, kept before Slack has to: says whether a call may go out now, and else when. It
 * never blocks.
 *
 * <p>A minute's quota is a window that slides: a burst may use all of it, and no sixty seconds ever
 * hold more. A refilled bucket would let almost twice as many through in the first minute, and
 * Slack would answer 429.
 */
final class Pace {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int REMEMBERED_LANES = 500;

  /**
   * Not yet.
   *
   * @param everywhere whether it is the method's own quota, which all channels share, that is used
   *     up
   */
  record Wait(Duration time, boolean everywhere) {}

  /** Slack said to wait so long. */
  private record Hold(Instant since, Instant until) {}

  /** One method in one channel, or in none. */
  private record Lane(SlackMethod method, @Nullable String channelId) {}

  private final Clock clock;
  private final Map<SlackMethod, ArrayDeque<Instant>> lastMinute = new EnumMap<>(SlackMethod.class);
  private final Map<Lane, Instant> lastInLane = new HashMap<>();
  private final Map<Lane, Hold> held = new HashMap<>();

  Pace(Clock clock) {
    this.clock = clock;
  }

  /** Empty where the call may go out now, and is then counted; else how long to wait. */
  synchronized Optional<Wait> take(SlackMethod method, @Nullable String channelId) {
    Instant now = clock.instant();
    Lane lane = lane(method, channelId);
    Duration shared = longer(held(lane(method, null), now), minute(method, now));
    Duration own = held(lane, now);
    Instant last = lastInLane.get(lane);
    if (last != null && !last.isAfter(now)) {
      own = longer(own, Duration.between(now, last.plus(method.quota().betweenInChannel())));
    }
    Duration wait = longer(shared, own);
    if (!wait.isNegative() && !wait.isZero()) {
      return Optional.of(new Wait(wait, shared.compareTo(own) >= 0));
    }
    lastMinute.computeIfAbsent(method, none -> new ArrayDeque<>()).addLast(now);
    if (channelId != null && hasLanes(method)) {
      lastInLane.put(lane, now);
      forgetOld(now);
    }
    return Optional.empty();
  }

  /**
   * Slack answered 429. Where a channel has a quota of its own only that channel waits: the others
   * may well go on, and learn it themselves if not.
   */
  synchronized void hold(SlackMethod method, @Nullable String channelId, Duration retryAfter) {
    Instant now = clock.instant();
    held.put(
        lane(method, hasLanes(method) ? channelId : null), new Hold(now, now.plus(retryAfter)));
  }

  private static boolean hasLanes(SlackMethod method) {
    return !method.quota().betweenInChannel().isZero();
  }

  private static Lane lane(SlackMethod method, @Nullable String channelId) {
    return new Lane(method, channelId);
  }

  private Duration held(Lane lane, Instant now) {
    Hold hold = held.get(lane);
    if (hold == null) {
      return Duration.ZERO;
    }
    // A clock that was set back would make a second's wait one of an hour.
    if (!hold.until().isAfter(now) || hold.since().isAfter(now)) {
      held.remove(lane);
      return Duration.ZERO;
    }
    return Duration.between(now, hold.until());
  }

  private Duration minute(SlackMethod method, Instant now) {
    ArrayDeque<Instant> calls = lastMinute.get(method);
    if (calls == null) {
      return Duration.ZERO;
    }
    // A clock that was set back leaves calls in the future; they say nothing any more.
    calls.removeIf(at -> at.isAfter(now) || !at.plus(MINUTE).isAfter(now));
    Instant oldest = calls.peekFirst();
    return oldest == null || calls.size() < method.quota().perMinute()
        ? Duration.ZERO
        : Duration.between(now, oldest.plus(MINUTE));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private void forgetOld(Instant now) {
    if (lastInLane.size() > REMEMBERED_LANES) {
      lastInLane.values().removeIf(at -> !at.plus(MINUTE).isAfter(now));
    }
  }
}
