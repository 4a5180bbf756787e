package dev.muster.slack.text;

import dev.muster.incident.Incident;
import dev.muster.incident.Room;

/**
 * What people are told of the war room: the same everywhere, and true before anything was
 * delivered.
 */
public final class RoomWords {
  private RoomWords() {}

  /** What becomes of something recorded just now: {@code It appears in #inc-1 in a moment.} */
  public static String appears(Incident incident) {
    return later(incident, "It appears");
  }

  /**
   * The same with another subject.
   *
   * @param subject with its verb: {@code They are asked}, {@code It appears}
   */
  public static String later(Incident incident, String subject) {
    Room room = incident.room();
    if (room.is(Room.Obstacle.Kind.NOT_OPENED)) {
      return blocked(room) + " " + subject + " there once it is open.";
    }
    if (room.obstacle().isPresent()) {
      return "That is not posted. " + blocked(room);
    }
    return room.channel()
        .map(channel -> subject + " in " + Mrkdwn.channel(channel) + " in a moment.")
        .orElse(subject + " in the war room as soon as it is open.");
  }

  /** Where the war room is, in a line of its own. */
  public static String where(Incident incident) {
    Room room = incident.room();
    if (room.obstacle().isPresent()) {
      return blocked(room);
    }
    return room.channel()
        .map(channel -> "The war room: " + Mrkdwn.channel(channel))
        .orElse("The war room is not open yet.");
  }

  /** In a few words, as one fact among others: a link, or what is wrong. */
  public static String inBrief(Incident incident) {
    Room room = incident.room();
    if (room.is(Room.Obstacle.Kind.NOT_OPENED)) {
      return "no war room";
    }
    String channel = room.channel().map(Mrkdwn::channel).orElse("war room opening");
    return room.is(Room.Obstacle.Kind.ARCHIVED) ? channel + " (archived)" : channel;
  }

  /** What is in the way, and what to do about it. */
  private static String blocked(Room room) {
    Room.Obstacle obstacle = room.obstacle().orElseThrow();
    String theRoom = "The war room" + room.channel().map(c -> " " + Mrkdwn.channel(c)).orElse("");
    return switch (obstacle.kind()) {
      case NOT_OPENED -> "There is no war room yet: " + obstacle.why();
      case ARCHIVED ->
          theRoom
              + " is archived, and Slack lets no app unarchive a channel. Unarchive it in Slack"
              + " (in the channel's settings), then type `/invite @Muster` there.";
      case NOT_A_MEMBER ->
          "Muster is not in the war room any more. Type `/invite @Muster`"
              + room.channel().map(c -> " in " + Mrkdwn.channel(c)).orElse(" there")
              + ".";
    };
  }
}
