package dev.muster.slack;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, from where.
 *
 * @param channel where it was typed or pressed; empty for a global shortcut or the Home tab
 * @param channelName empty where Slack does not say it; of a private channel it says {@code
 *     privategroup}
 * @param message the timestamp of the message whose button was pressed; empty where there is none
 * @param key tells this request from any other, by its words too; the same if Slack delivers it
 *     again
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
   * hash is kept. Its words are in the hash: only the same words are the same request.
   *
   * @param way how it was asked: {@code command}, {@code press}
   * @param words what was asked for
   */
  static Request by(
      UserId user,
      Optional<ChannelId> channel,
      String way,
      @Nullable String trigger,
      String... words) {
    // Without a trigger nothing tells it from others: it is taken for one of its own.
    String own = trigger == null || trigger.isEmpty() ? UUID.randomUUID().toString() : trigger;
    return new Request(user, channel, way + ":" + hash(own, words));
  }

  /** Tells one trigger with its words from any other, and is of no use to anybody else. */
  static String hash(String trigger, String... words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(trigger.getBytes(StandardCharsets.UTF_8));
      for (String word : words) {
        digest.update((byte) 0);
        digest.update(word.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public Actor actor() {
    return new Actor(user, Optional.of(key));
  }
}
