package dev.muster.slack;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, from where.
 *
 * @param channel where it was typed or pressed; empty for a global shortcut or the Home tab
 * @param channelName empty where Slack does not say it; of a private channel it says {@code
 *     privategroup}
 * @param message the timestamp of the message whose button was pressed; empty where there is none
 * @param key tells this request from any other, also if Slack delivers it again
 */
public record Request(
    UserId user,
    Optional<ChannelId> channel,
    Optional<String> channelName,
    Optional<String> message,
    String key) {
  private static final int DIGITS = 40;

  /** Where the channel's name is not known. */
  public Request(UserId user, Optional<ChannelId> channel, String key) {
    this(user, channel, Optional.empty(), Optional.empty(), key);
  }

  /** The same, in a channel of this name. */
  Request in(@Nullable String channelName) {
    return new Request(user, channel, Optional.ofNullable(channelName), message, key);
  }

  /** The same, by a button under this message. */
  Request under(@Nullable String ts) {
    return new Request(user, channel, channelName, Optional.ofNullable(ts), key);
  }

  /**
   * A request that Slack gave a trigger: who has a trigger can open forms, so that of it only a
   * hash is kept.
   *
   * @param way how it was asked: {@code command}, {@code press}
   */
  static Request by(UserId user, Optional<ChannelId> channel, String way, String trigger) {
    return new Request(user, channel, way + ":" + hash(trigger));
  }

  /** Tells one trigger from any other, and is of no use to anybody else. */
  static String hash(String trigger) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(trigger.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public Actor actor() {
    return new Actor(user, Optional.of(key));
  }
}
