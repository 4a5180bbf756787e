package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.limits.Limits;
import java.util.Optional;

/** What happens to channels: made, renamed, archived, joined and left. */
public final class Rooms {
  private final World world;
  private final Posting posting;

  public Rooms(World world, Posting posting) {
    this.world = world;
    this.posting = posting;
  }

  public Channel create(String name, boolean isPrivate, String creator) {
    checkName(name);
    Channel.Kind kind = isPrivate ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC;
    Channel channel =
        world.add(new Channel(world.ids().next("C"), kind, name, creator, world.seconds()));
    if (!isPrivate) {
      ObjectNode event = World.event("channel_created");
      event
          .putObject("channel")
          .put("id", channel.id())
          .put("name", name)
          .put("name_normalized", name)
          .put("is_channel", true)
          .put("is_shared", false)
          .put("is_org_shared", false)
          .put("created", world.seconds())
          .put("creator", creator);
      world.tell(event);
    }
    join(channel, creator, Optional.empty());
    return channel;
  }

  private void checkName(String name) {
    SlackError.throwIf(Limits.channelName(name));
    if (world.named(name).isPresent()) {
      throw SlackError.of("name_taken");
    }
  }

  public void join(Channel channel, String user, Optional<String> inviter) {
    channel.admit(user);
    world.changes().in(channel);
    ObjectNode more = Json.object();
    inviter.ifPresent(who -> more.put("inviter", who));
    boolean open = channel.kind() == Channel.Kind.PUBLIC;
    posting.note(
        channel,
        open ? "channel_join" : "group_join",
        user,
        "<@" + user + "> has joined the " + (open ? "channel" : "group"),
        more);
    ObjectNode event = membership("member_joined_channel", channel, user);
    inviter.ifPresent(who -> event.put("inviter", who));
    world.tell(channel, event);
  }

  /** Somebody goes, or is sent away by another. */
  public void leave(Channel channel, String user, String actor) {
    boolean open = channel.kind() == Channel.Kind.PUBLIC;
    posting.note(
        channel,
        open ? "channel_leave" : "group_leave",
        user,
        "<@" + user + "> has left the " + (open ? "channel" : "group"),
        Json.object());
    channel.dismiss(user);
    world.changes().in(channel);
    world.tell(channel, membership("member_left_channel", channel, user));
    if (user.equals(Identity.BOT_USER)) {
      world.tell(
          World.event(open ? "channel_left" : "group_left")
              .put("channel", channel.id())
              .put("actor_id", actor));
    }
  }

  private static ObjectNode membership(String type, Channel channel, String user) {
    return World.event(type)
        .put("user", user)
        .put("channel", channel.id())
        .put("channel_type", channel.kind() == Channel.Kind.PUBLIC ? "C" : "G")
        .put("team", Identity.TEAM);
  }

  public void rename(Channel channel, String newName, String actor) {
    if (newName.equals(channel.name())) {
      return;
    }
    checkName(newName);
    String old = channel.name();
    channel.rename(newName);
    world.changes().in(channel);
    boolean open = channel.kind() == Channel.Kind.PUBLIC;
    posting.note(
        channel,
        open ? "channel_name" : "group_name",
        actor,
        "has renamed the channel from \"" + old + "\" to \"" + newName + "\"",
        Json.object().put("old_name", old).put("name", newName));
    ObjectNode event = World.event(open ? "channel_rename" : "group_rename");
    event
        .putObject("channel")
        .put("id", channel.id())
        .put("name", newName)
        .put("name_normalized", newName)
        .put("is_channel", open)
        .put("is_mpim", false)
        .put("created", world.seconds());
    tellOfRoom(channel, event);
  }

  public void archive(Channel channel, boolean archived, String actor) {
    boolean open = channel.kind() == Channel.Kind.PUBLIC;
    String what = archived ? "archive" : "unarchive";
    if (!archived) {
      channel.archive(false);
      world.changes().in(channel);
    }
    posting.note(
        channel,
        (open ? "channel_" : "group_") + what,
        actor,
        "<@" + actor + "> " + what + "d the channel",
        Json.object());
    channel.archive(archived);
    world.changes().in(channel);
    tellOfRoom(
        channel,
        World.event((open ? "channel_" : "group_") + what)
            .put("channel", channel.id())
            .put("user", actor));
    if (archived && channel.has(Identity.BOT_USER)) {
      channel.dismiss(Identity.BOT_USER); // Slack puts the apps out of what is archived
      world.changes().in(channel);
    }
  }

  /** An admin does that; who is in it stays in it, and the app hears of it as a message. */
  public void convertToPrivate(Channel channel, String actor) {
    channel.makePrivate();
    world.changes().in(channel);
    posting.note(
        channel, "channel_convert_to_private", actor, "made this channel *private*", Json.object());
  }

  private void tellOfRoom(Channel channel, ObjectNode event) {
    if (channel.kind() == Channel.Kind.PUBLIC) {
      world.tell(event);
    } else {
      world.tell(channel, event);
    }
  }

  public void topic(Channel channel, String topic, String actor) {
    channel.topic(new Channel.Caption(topic, actor, world.seconds()));
    posting.note(
        channel,
        channel.kind() == Channel.Kind.PUBLIC ? "channel_topic" : "group_topic",
        actor,
        topic.isEmpty() ? "cleared the channel topic" : "set the channel topic: " + topic,
        Json.object().put("topic", topic));
  }

  public void purpose(Channel channel, String purpose, String actor) {
    channel.purpose(new Channel.Caption(purpose, actor, world.seconds()));
    posting.note(
        channel,
        channel.kind() == Channel.Kind.PUBLIC ? "channel_purpose" : "group_purpose",
        actor,
        "set the channel description: " + purpose,
        Json.object().put("purpose", purpose));
  }
}
