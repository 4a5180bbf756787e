package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What happens to messages: posted, edited, deleted, pinned, reacted to. */
public final class Posting {
  private static final List<String> NOT_IN_EVENTS = List.of("app_id", "metadata", "bot_link");

  private final World world;

  public Posting(World world) {
    this.world = world;
  }

  /** Puts a message into the channel, under a new time, and tells whoever listens there. */
  public Message post(Channel channel, ObjectNode json) {
    Message message = new Message(world.nextTs(), json, null);
    channel.keep(message);
    world.changes().in(channel, message);
    message.threadTs().flatMap(channel::message).ifPresent(p -> countReply(channel, p));
    world.tell(channel, eventOf(channel, message.stored()));
    return message;
  }

  /** Shows a message to one person alone; nobody hears of it. */
  public Message whisper(Channel channel, String audience, ObjectNode json) {
    Message message = new Message(world.nextTs(), json, audience);
    channel.keep(message);
    world.changes().in(channel, message);
    return message;
  }

  /** A line of Slack's own, such as "has joined the channel". */
  Message note(Channel channel, String subtype, String user, String text, ObjectNode more) {
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("subtype", subtype)
            .put("user", user)
            .put("text", text);
    json.setAll(more);
    return post(channel, json);
  }

  public void edit(Channel channel, Message message, ObjectNode changes, String editor) {
    ObjectNode before = message.toJson();
    changes
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                message.stored().remove(field.getKey());
              } else {
                message.stored().set(field.getKey(), field.getValue());
              }
            });
    world.changes().in(channel, message);
    String ts = world.nextTs();
    if (message.audience().isPresent()) {
      return;
    }
    message.stored().putObject("edited").put("user", editor).put("ts", ts);
    ObjectNode event = hidden(channel, "message_changed", ts);
    event.set("message", forEvent(message.toJson()));
    event.set("previous_message", forEvent(before));
    world.tell(channel, event);
  }

  public void delete(Channel channel, Message message) {
    ObjectNode before = message.toJson();
    channel.drop(message);
    world.changes().in(channel, message);
    message.threadTs().flatMap(channel::message).ifPresent(p -> countReply(channel, p));
    if (message.audience().isEmpty()) {
      ObjectNode event = hidden(channel, "message_deleted", world.nextTs());
      event.put("deleted_ts", message.ts());
      event.set("previous_message", forEvent(before));
      world.tell(channel, event);
    }
  }

  /** False if that person had reacted so already. */
  public boolean react(Channel channel, Message message, String name, String user) {
    boolean done = message.react(name, user);
    if (done) {
      world.changes().in(channel, message);
      tellOfReaction("reaction_added", channel, message, name, user);
    }
    return done;
  }

  /** False if there was no such reaction of theirs. */
  public boolean unreact(Channel channel, Message message, String name, String user) {
    boolean done = message.unreact(name, user);
    if (done) {
      world.changes().in(channel, message);
      tellOfReaction("reaction_removed", channel, message, name, user);
    }
    return done;
  }

  private void tellOfReaction(
      String type, Channel channel, Message message, String name, String user) {
    ObjectNode event = World.event(type).put("user", user).put("reaction", name);
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", channel.id())
        .put("ts", message.ts());
    world.tell(channel, event.put("item_user", message.user()));
  }

  /** False if it was pinned already. */
  public boolean pin(Channel channel, Message message, String user) {
    boolean done = channel.pin(message.ts(), new Channel.Pin(user, world.seconds()));
    if (done) {
      world.changes().in(channel, message);
      tellOfPin("pin_added", channel, message, user);
    }
    return done;
  }

  /** False if it was not pinned. */
  public boolean unpin(Channel channel, Message message, String user) {
    boolean done = channel.unpin(message.ts());
    if (done) {
      world.changes().in(channel, message);
      tellOfPin("pin_removed", channel, message, user);
    }
    return done;
  }

  private void tellOfPin(String type, Channel channel, Message message, String user) {
    ObjectNode event =
        World.event(type)
            .put("user", user)
            .put("channel_id", channel.id())
            .put("item_user", message.user())
            .put("pin_count", channel.pins().size());
    ObjectNode item =
        event
            .putObject("item")
            .put("type", "message")
            .put("channel", channel.id())
            .put("created_by", user)
            .put("created", world.seconds());
    ObjectNode pinned =
        item.putObject("message")
            .put("type", "message")
            .put("user", message.user())
            .put("text", message.stored().path("text").asText())
            .put("ts", message.ts());
    pinned.put("permalink", permalink(channel, message));
    if (type.equals("pin_removed")) {
      event.put("has_pins", !channel.pins().isEmpty());
    }
    world.tell(channel, event);
  }

  public static String permalink(Channel channel, Message message) {
    String link =
        "https://%s.slack.com/archives/%s/p%s"
            .formatted(Identity.DOMAIN, channel.id(), message.ts().replace(".", ""));
    return message
        .threadTs()
        .filter(thread -> !thread.equals(message.ts()))
        .map(thread -> link + "?thread_ts=" + thread + "&cid=" + channel.id())
        .orElse(link);
  }

  private void countReply(Channel channel, Message parent) {
    Set<String> repliers = new LinkedHashSet<>();
    int count = 0;
    String latest = "";
    for (Message message : channel.messages()) {
      if (message != parent && message.threadTs().filter(parent.ts()::equals).isPresent()) {
        count++;
        latest = message.ts();
        repliers.add(message.user());
      }
    }
    world.changes().in(channel, parent);
    ObjectNode json = parent.stored();
    json.put("thread_ts", parent.ts())
        .put("reply_count", count)
        .put("reply_users_count", repliers.size())
        .put("latest_reply", latest)
        .put("is_locked", false)
        .put("subscribed", false)
        .set("reply_users", Json.array(repliers));
    if (count == 0) {
      List.of(
              "thread_ts",
              "reply_count",
              "reply_users_count",
              "latest_reply",
              "reply_users",
              "is_locked",
              "subscribed")
          .forEach(json::remove);
    }
  }

  private static ObjectNode hidden(Channel channel, String subtype, String ts) {
    return World.event("message")
        .put("subtype", subtype)
        .put("hidden", true)
        .put("channel", channel.id())
        .put("channel_type", channel.kind().inEvents())
        .put("ts", ts);
  }

  private static ObjectNode eventOf(Channel channel, ObjectNode json) {
    ObjectNode event = json.deepCopy();
    event.remove("app_id");
    return event
        .put("channel", channel.id())
        .put("channel_type", channel.kind().inEvents())
        .put("event_ts", json.path("ts").asText());
  }

  private static JsonNode forEvent(ObjectNode json) {
    json.remove(NOT_IN_EVENTS);
    return json;
  }

  /** The blocks of a message, an empty list where it has none. */
  public static ArrayNode blocksOf(Message message) {
    return message.stored().get("blocks") instanceof ArrayNode blocks ? blocks : Json.array();
  }
}
