package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where it shows in Slack.
 *
 * @param channel the war room, once it is open
 * @param name the war room's name without {@code #}
 * @param headline the pinned card's message timestamp
 * @param announcement where it was announced
 * @param obstacle why nothing can be posted in the war room now
 * @param awaited whom to invite once the war room is open: user ids, and handles of the playbook
 */
public record Room(
    Optional<ChannelId> channel,
    Optional<String> name,
    Optional<String> headline,
    Optional<Announcement> announcement,
    Optional<Obstacle> obstacle,
    List<String> awaited) {

  /** Before any of it exists. */
  static final Room NONE =
      new Room(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public Room {
    // Rows of an earlier Muster have none.
    awaited = awaited == null ? List.of() : List.copyOf(awaited);
  }

  /** The message that told everybody. */
  public record Announcement(ChannelId channel, String ts) {}

  /**
   * What keeps the war room from being used.
   *
   * @param why Slack's reason and what to do about it, in words
   * @param times how often it was met since
   */
  public record Obstacle(Kind kind, String why, int times, Instant since) {
    /** What it is. */
    public enum Kind {
      /** Slack would not make the channel. */
      NOT_OPENED,
      /** The channel is archived, and Slack lets no app unarchive one. */
      ARCHIVED,
      /** Muster is not in the channel any more. */
      NOT_A_MEMBER
    }
  }

  /** Whether that is what keeps the war room from being used now. */
  public boolean is(Obstacle.Kind kind) {
    return obstacle.filter(now -> now.kind() == kind).isPresent();
  }

  Room opened(ChannelId id, String newName) {
    return new Room(
        Optional.of(id), Optional.of(newName), headline, announcement, Optional.empty(), awaited);
  }

  Room headlined(String ts) {
    return new Room(channel, name, Optional.of(ts), announcement, obstacle, awaited);
  }

  Room announced(ChannelId where, String ts) {
    return new Room(
        channel, name, headline, Optional.of(new Announcement(where, ts)), obstacle, awaited);
  }

  Room blocked(Obstacle.Kind kind, String why, Instant at) {
    Obstacle before = obstacle.filter(now -> now.kind() == kind).orElse(null);
    Obstacle now =
        before == null
            ? new Obstacle(kind, why, 1, at)
            : new Obstacle(kind, why, before.times() + 1, before.since());
    return new Room(channel, name, headline, announcement, Optional.of(now), awaited);
  }

  Room cleared() {
    return new Room(channel, name, headline, announcement, Optional.empty(), awaited);
  }

  Room awaiting(List<String> more) {
    List<String> all = new ArrayList<>(awaited);
    more.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return new Room(channel, name, headline, announcement, obstacle, all);
  }
}
