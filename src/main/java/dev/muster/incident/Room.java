package dev.muster.incident;

import java.util.Optional;

/**
 * Where it shows in Slack.
 *
 * @param channel the war room, once it is open
 * @param name the war room's name without {@code #}
 * @param headline the pinned card's message timestamp
 * @param announcement where it was announced
 */
public record Room(
    Optional<ChannelId> channel,
    Optional<String> name,
    Optional<String> headline,
    Optional<Announcement> announcement) {

  /** Before any of it exists. */
  static final Room NONE =
      new Room(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The message that told everybody. */
  public record Announcement(ChannelId channel, String ts) {}

  Room opened(ChannelId id, String newName) {
    return new Room(Optional.of(id), Optional.of(newName), headline, announcement);
  }

  Room headlined(String ts) {
    return new Room(channel, name, Optional.of(ts), announcement);
  }

  Room announced(ChannelId where, String ts) {
    return new Room(channel, name, headline, Optional.of(new Announcement(where, ts)));
  }
}
