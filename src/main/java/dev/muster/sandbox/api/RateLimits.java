package dev.muster.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Slack's tiers: so many calls of a method a minute, and about one message a second a channel. */
final class RateLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * One message a second a channel, and <a
   * href="https://docs.slack.dev/apis/web-api/rate-limits/#limits-when-posting-messages">short
   * bursts</a> of more: Slack doesn't say how many.
   */
  private static final int BURST = 5;

  private static final int TIER_2 = 20;
  private static final int TIER_3 = 50;
  private static final int TIER_4 = 100;

  /** By method; what is not here has no limit worth the name. */
  private static final Map<String, Integer> A_MINUTE = new HashMap<>();

  static {
    tier(
        TIER_2,
        "conversations.create conversations.rename conversations.archive conversations.unarchive"
            + " conversations.setTopic conversations.setPurpose conversations.list"
            + " conversations.close pins.add pins.remove pins.list bookmarks.add bookmarks.edit"
            + " bookmarks.remove usergroups.list usergroups.users.list users.list"
            + " reactions.remove canvases.create conversations.canvases.create");
    tier(
        TIER_3,
        "conversations.invite conversations.info conversations.open conversations.history"
            + " conversations.replies conversations.join conversations.kick conversations.leave"
            + " conversations.mark chat.update chat.delete reactions.add reactions.get"
            + " bookmarks.list users.lookupByEmail users.conversations users.getPresence"
            + " team.info bots.info canvases.edit");
    tier(
        TIER_4,
        "views.open views.push views.update views.publish chat.postEphemeral users.info"
            + " conversations.members files.getUploadURLExternal files.completeUploadExternal"
            + " files.info files.list api.test");
  }

  private final Clock clock;
  private final Map<String, Deque<Instant>> windows = new HashMap<>();

  /** By channel: when all that was taken out of its bucket has come back. */
  private final Map<String, Instant> messages = new HashMap<>();

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  private static void tier(int limit, String methods) {
    for (String method : methods.split(" ", -1)) {
      A_MINUTE.put(method, limit);
    }
  }

  /** Seconds to wait, or 0 if the call may go ahead, which then counts. */
  synchronized int secondsToWait(String method, String channel) {
    if (method.equals("chat.postMessage")) {
      return takeMessage(channel);
    }
    Integer limit = A_MINUTE.get(method);
    return limit == null ? 0 : take(method, limit, MINUTE);
  }

  /** One a second for each channel, and so many at once where it was quiet before. */
  private int takeMessage(String channel) {
    Instant now = clock.instant();
    Instant full = messages.getOrDefault(channel, now);
    Instant next = full.isBefore(now) ? now : full;
    Instant earliest = next.minusSeconds(BURST - 1);
    if (!earliest.isAfter(now)) {
      messages.put(channel, next.plusSeconds(1));
      return 0;
    }
    return seconds(Duration.between(now, earliest));
  }

  private static int seconds(Duration wait) {
    return (int) Math.max(1, (wait.toMillis() + 999) / 1000);
  }

  private int take(String key, int limit, Duration span) {
    Instant now = clock.instant();
    Deque<Instant> window = windows.computeIfAbsent(key, ignored -> new ArrayDeque<>());
    while (!window.isEmpty() && !window.getFirst().plus(span).isAfter(now)) {
      window.removeFirst();
    }
    if (window.size() < limit) {
      window.addLast(now);
      return 0;
    }
    return seconds(Duration.between(now, window.getFirst().plus(span)));
  }
}
