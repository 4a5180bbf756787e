package dev.muster.slack;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.Optional;

/** Something that happened in the workspace, which nobody asked us about. */
public sealed interface SlackEvent {
  /** Somebody put a reaction on a message. */
  record ReactionAdded(String eventId, UserId user, String name, ChannelId channel, String ts)
      implements SlackEvent {}

  /** A message now says something else. */
  record MessageEdited(String eventId, UserId user, ChannelId channel, String ts, String text)
      implements SlackEvent {}

  /** A message is gone. */
  record MessageDeleted(String eventId, ChannelId channel, String ts) implements SlackEvent {}

  /** Somebody is in the channel now. */
  record MemberJoined(String eventId, UserId user, ChannelId channel) implements SlackEvent {}

  /** Somebody looks at the Home tab. */
  record HomeOpened(String eventId, UserId user) implements SlackEvent {}

  String eventId();

  /** On whose word, and so that the same event under the same id counts once. */
  default Actor actor(UserId user) {
    return new Actor(user, Optional.of("event:" + eventId()));
  }
}
