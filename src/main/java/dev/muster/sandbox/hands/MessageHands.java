package dev.muster.sandbox.hands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.act.Hand;
import dev.muster.sandbox.act.Told;
import dev.muster.sandbox.text.Escaping;
import dev.muster.sandbox.text.RichText;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
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

  /** With a {@code ts} it edits that message, and with {@code delete} takes it back. */
  CompletionStage<ObjectNode> message(Told told) {
    Person person = told.user();
    Channel channel = told.liveChannel(person);
    if (told.has("ts")) {
      return Hand.done(change(told, person, channel));
    }
    String text = Escaping.message(world, told.required("text"));
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
    Message message = posting.post(channel, json);
    mention(channel, message);
    return Hand.done(Json.ok().put("ts", message.ts()));
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
