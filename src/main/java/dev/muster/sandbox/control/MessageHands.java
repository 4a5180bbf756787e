package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.text.Escaping;
import dev.muster.sandbox.text.RichText;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Writes, edits and deletes messages, reacts to them, and reads what only one person saw. */
final class MessageHands {
  private final World world;
  private final Posting posting;
  private final Rooms rooms;

  MessageHands(World world, Posting posting, Rooms rooms) {
    this.world = world;
    this.posting = posting;
    this.rooms = rooms;
  }

  /**
   * With a {@code ts} it edits that message, and with {@code delete} takes it back. With {@code
   * files} it holds these, with {@code broadcast} a reply is also sent to the channel, with {@code
   * me} it is a {@code /me}, and with {@code as_app} another app says it.
   */
  CompletionStage<ObjectNode> message(Told told) {
    Person person = told.user();
    Channel channel = told.liveChannel(person);
    if (told.has("ts")) {
      return Hand.done(change(told, person, channel));
    }
    String text =
        Escaping.message(
            world, told.has("files") ? told.textOr("text", "") : told.required("text"));
    if (told.has("as_app")) {
      return Hand.done(Json.ok().put("ts", ofAnotherApp(told, channel, text).ts()));
    }
    if (!channel.has(person.id())) {
      rooms.join(channel, person.id(), Optional.empty()); // "Join channel", as the client offers
    }
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("client_msg_id", UUID.randomUUID().toString())
            .put("user", person.id())
            .put("team", Identity.TEAM)
            .put("text", text);
    json.set("blocks", RichText.of(text, world.ids().word()));
    told.text("thread_ts").ifPresent(ts -> inThread(channel, ts, json));
    marked(told, person, json);
    Message message = posting.post(channel, json);
    mention(channel, message);
    return Hand.done(Json.ok().put("ts", message.ts()));
  }

  /** What Slack marks with a subtype. */
  private void marked(Told told, Person person, ObjectNode json) {
    if (told.has("files")) {
      json.put("subtype", "file_share").set("files", files(told, person));
    } else if (told.flag("broadcast") && json.has("thread_ts")) {
      json.put("subtype", "thread_broadcast");
    } else if (told.flag("me")) {
      json.put("subtype", "me_message").remove("blocks");
    }
  }

  /** Names, of which only these are kept. */
  private ArrayNode files(Told told, Person person) {
    ArrayNode files = Json.array();
    for (JsonNode name : told.json("files")) {
      files
          .addObject()
          .put("id", world.ids().next("F"))
          .put("name", name.asText())
          .put("title", name.asText())
          .put("mimetype", "image/png")
          .put("filetype", "png")
          .put("user", person.id())
          .put("size", 1);
    }
    return files;
  }

  private Message ofAnotherApp(Told told, Channel channel, String text) {
    String app = told.required("as_app");
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("subtype", "bot_message")
            .put(
                "bot_id",
                "B" + Integer.toString(app.hashCode() & 0x7fffffff, 36).toUpperCase(Locale.ROOT))
            .put("username", app)
            .put("text", text);
    told.text("thread_ts").ifPresent(ts -> inThread(channel, ts, json));
    return posting.post(channel, json);
  }

  private static void inThread(Channel channel, String ts, ObjectNode json) {
    Message parent = channel.message(ts).orElseThrow(() -> SlackError.of("thread_not_found"));
    json.put("thread_ts", parent.threadTs().orElse(ts)).put("parent_user_id", parent.user());
  }

  /** Besides the message itself, the app hears that it was mentioned. */
  private void mention(Channel channel, Message message) {
    String text = message.stored().path("text").asText();
    if (!channel.isDirect()
        && channel.has(Identity.BOT_USER)
        && text.contains("<@" + Identity.BOT_USER + ">")) {
      ObjectNode event = message.toJson().put("type", "app_mention").put("channel", channel.id());
      event.remove("parent_user_id");
      world.tell(event);
    }
  }

  private ObjectNode change(Told told, Person person, Channel channel) {
    Message message =
        channel
            .message(told.required("ts"))
            .filter(found -> found.user().equals(person.id()))
            .orElseThrow(() -> SlackError.of("message_not_found"));
    if (told.flag("delete")) {
      posting.delete(channel, message);
    } else {
      String text = Escaping.message(world, told.required("text"));
      ObjectNode changes = Json.object().put("text", text);
      changes.set("blocks", RichText.of(text, world.ids().word()));
      posting.edit(channel, message, changes, person.id());
    }
    return Json.ok().put("ts", message.ts());
  }

  CompletionStage<ObjectNode> reaction(Told told) {
    Person person = told.user();
    Channel channel = told.liveChannel(person);
    Message message =
        channel.message(told.required("ts")).orElseThrow(() -> SlackError.of("message_not_found"));
    String name = told.required("name").replace(":", "");
    boolean done =
        told.flag("remove")
            ? posting.unreact(channel, message, name, person.id())
            : posting.react(channel, message, name, person.id());
    if (!done) {
      throw SlackError.of(told.flag("remove") ? "no_reaction" : "already_reacted");
    }
    return Hand.done(Json.ok());
  }

  CompletionStage<ObjectNode> ephemeral(Told told) {
    Person person = told.user();
    Optional<Channel> only =
        told.has("channel") ? Optional.of(told.channel(person)) : Optional.empty();
    ArrayNode messages = Json.array();
    for (Channel channel : world.channels()) {
      if (only.isEmpty() || only.get() == channel) {
        channel.ephemerals().stream()
            .filter(message -> message.audience().filter(person.id()::equals).isPresent())
            .forEach(message -> messages.add(seen(channel, message)));
      }
    }
    return Hand.done(Json.ok().set("messages", messages));
  }

  private static ObjectNode seen(Channel channel, Message message) {
    ObjectNode json =
        Json.object()
            .put("ts", message.ts())
            .put("channel", channel.id())
            .put("user", message.user())
            .put("text", message.stored().path("text").asText());
    json.set("blocks", Posting.blocksOf(message));
    message.threadTs().ifPresent(ts -> json.put("thread_ts", ts));
    return json;
  }
}
