package dev.muster.slack;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.Optional;

/** Something that happened in the workspace, which nobody asked us about. */
public sealed interface SlackEvent {
  /**
   * Somebody put a reaction on a message.
   *
   * @param at Slack's timestamp of it, the same however often it is told
   */
  record ReactionAdded(
      String eventId, UserId user, String name, ChannelId channel, String ts, String at)
      implements SlackEvent {}

  /**
   * Somebody wrote a message.
   *
   * @param threadTs the message that its thread hangs on: itself, if it is no reply
   */
  record MessagePosted(
      String eventId, UserId user, ChannelId channel, String ts, String text, String threadTs)
      implements SlackEvent {}

  /**
   * A message now says something else, or only looks different: a link in it was unfurled.
   *
   * @param editedAt Slack's timestamp of the edit, the same however often it is told; empty if it
   *     tells none
   */
  record MessageEdited(
      String eventId,
      UserId user,
      ChannelId channel,
      String ts,
      String text,
      Optional<String> editedAt)
      implements SlackEvent {}

  /** A message is gone. */
  record MessageDeleted(String eventId, ChannelId channel, String ts) implements SlackEvent {}

  /**
   * Somebody is in the channel now.
   *
   * @param at Slack's timestamp of it, the same however often it is told
   * @param inviter who brought them in; empty if they came by themselves
   */
  record MemberJoined(
      String eventId, UserId user, ChannelId channel, String at, Optional<UserId> inviter)
      implements SlackEvent {}

  /** Somebody looks at the Home tab. */
  record HomeOpened(String eventId, UserId user) implements SlackEvent {}

  String eventId();

  /** On whose word, and so that the same event under the same id counts once. */
  default Actor actor(UserId user) {
    return new Actor(user, Optional.of("event:" + eventId()));
  }
}
