package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.limits.Fault;
import dev.muster.sandbox.limits.Limits;
import dev.muster.sandbox.view.BotMessages;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Map;
import java.util.Optional;

/** {@code chat.*}: the app speaks. */
public final class ChatMethods {
  private final World world;
  private final Posting posting;
  private final BotMessages messages;
  private final Lookup lookup;

  public ChatMethods(World world, Posting posting) {
    this.world = world;
    this.posting = posting;
    this.messages = new BotMessages(world);
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("chat.postMessage", this::postMessage);
    methods.put("chat.postEphemeral", this::postEphemeral);
    methods.put("chat.update", this::update);
    methods.put("chat.delete", this::delete);
    methods.put("chat.getPermalink", this::getPermalink);
  }

  private ObjectNode postMessage(ApiCall call) {
    Channel channel = addressed(call);
    refuseArchived(channel);
    checkContent(call, false);
    ObjectNode json =
        messages.json(call.textOr("text", ""), call.json("blocks"), call.json("attachments"));
    call.text("thread_ts").ifPresent(ts -> answerThread(channel, call, ts, json));
    JsonNode metadata = call.json("metadata");
    SlackError.throwIf(Limits.metadata(metadata));
    if (metadata != null) {
      json.set("metadata", metadata);
    }
    Message message = posting.post(channel, json);
    ObjectNode answer = Json.ok().put("channel", channel.id()).put("ts", message.ts());
    return answer.set("message", message.withMetadata());
  }

  private static void answerThread(Channel channel, ApiCall call, String ts, ObjectNode json) {
    Message parent = channel.message(ts).orElseThrow(() -> SlackError.of("thread_not_found"));
    json.put("thread_ts", parent.threadTs().orElse(ts)).put("parent_user_id", parent.user());
    if (call.flag("reply_broadcast")) {
      json.put("subtype", "thread_broadcast");
    }
  }

  /**
   * Where to post: a channel by its id, a public one <a
   * href="https://docs.slack.dev/reference/methods/chat.postMessage/#channels">by its name too</a>,
   * or a person.
   */
  private Channel addressed(ApiCall call) {
    String named = call.required("channel");
    Optional<Person> person = world.personById(named);
    if (person.isPresent()) {
      // One who is gone has no conversation any more.
      if (person.get().isBot() || person.get().isDeactivated()) {
        throw SlackError.of("channel_not_found");
      }
      return world.directBetween(Identity.BOT_USER, named);
    }
    return world
        .channelById(named)
        .or(() -> world.channel(named).filter(channel -> !channel.isPrivate()))
        .filter(channel -> channel.isVisibleTo(Identity.BOT_USER))
        .orElseThrow(() -> SlackError.of("channel_not_found"));
  }

  private static void refuseArchived(Channel channel) {
    if (channel.isArchived()) {
      throw SlackError.of("is_archived");
    }
  }

  private static void checkContent(ApiCall call, boolean update) {
    if (call.isBroken("blocks")) {
      throw SlackError.of("invalid_blocks_format");
    }
    if (call.isBroken("attachments")) {
      throw SlackError.of("invalid_attachments");
    }
    Optional<Fault> fault =
        Limits.message(
            call.text("text").orElse(null), call.json("blocks"), call.json("attachments"), update);
    if (fault.isPresent()) {
      ObjectNode body = SlackError.of(fault.get()).body();
      if (call.method().equals("chat.postMessage") && !fault.get().messages().isEmpty()) {
        body.set("errors", Json.array(fault.get().messages())); // the only one to say it twice
      }
      throw SlackError.of(body);
    }
  }

  private ObjectNode postEphemeral(ApiCall call) {
    Channel channel = addressed(call);
    refuseArchived(channel);
    if (!channel.isDirect() && !channel.has(Identity.BOT_USER)) {
      throw SlackError.of("not_in_channel");
    }
    String user = call.required("user");
    if (!channel.has(user)) {
      throw SlackError.of("user_not_in_channel");
    }
    checkContent(call, false);
    ObjectNode json =
        messages.json(call.textOr("text", ""), call.json("blocks"), call.json("attachments"));
    call.text("thread_ts").ifPresent(ts -> json.put("thread_ts", ts));
    if (!world.isActive(user)) {
      // Slack says yes, and shows it to nobody: it is not kept for later.
      return Json.ok().put("message_ts", world.eventTs());
    }
    Message message = posting.whisper(channel, user, json);
    return Json.ok().put("message_ts", message.ts());
  }

  private ObjectNode update(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    Message message = Lookup.message(channel, call.required("ts"));
    if (!message.user().equals(Identity.BOT_USER)) {
      throw SlackError.of("cant_update_message");
    }
    if (channel.isArchived()) {
      throw SlackError.of("is_inactive");
    }
    checkContent(call, true);
    ObjectNode changes =
        messages.changes(
            call.text("text").orElse(null), call.json("blocks"), call.json("attachments"));
    JsonNode metadata = call.json("metadata");
    SlackError.throwIf(Limits.metadata(metadata));
    if (metadata != null) {
      changes.set("metadata", metadata);
    }
    posting.edit(channel, message, changes, Identity.BOT);
    ObjectNode answer =
        Json.ok()
            .put("channel", channel.id())
            .put("ts", message.ts())
            .put("text", message.stored().path("text").asText());
    return answer.set("message", message.withMetadata());
  }

  private ObjectNode delete(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    Message message = Lookup.message(channel, call.required("ts"));
    if (!message.user().equals(Identity.BOT_USER)) {
      throw SlackError.of("cant_delete_message");
    }
    posting.delete(channel, message);
    return Json.ok().put("channel", channel.id()).put("ts", message.ts());
  }

  private ObjectNode getPermalink(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    Message message = Lookup.message(channel, call.required("message_ts"));
    return Json.ok()
        .put("channel", channel.id())
        .put("permalink", Posting.permalink(channel, message));
  }
}
