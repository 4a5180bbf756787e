package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code conversations.*}: what changes a channel. */
public final class ConversationMethods {
  private static final int LONGEST_CAPTION = 250;

  private final World world;
  private final Rooms rooms;
  private final Lookup lookup;

  public ConversationMethods(World world, Rooms rooms) {
    this.world = world;
    this.rooms = rooms;
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("conversations.create", this::create);
    methods.put("conversations.rename", this::rename);
    methods.put("conversations.archive", this::archive);
    methods.put("conversations.unarchive", this::unarchive);
    methods.put("conversations.setTopic", this::setTopic);
    methods.put("conversations.setPurpose", this::setPurpose);
    methods.put("conversations.join", this::join);
    methods.put("conversations.leave", this::leave);
    methods.put("conversations.kick", this::kick);
    methods.put("conversations.open", this::open);
    methods.put("conversations.close", this::close);
    methods.put("conversations.mark", this::mark);
  }

  private static ObjectNode channel(Channel channel) {
    return Json.ok().set("channel", channel.toJson(Identity.BOT_USER, false));
  }

  private ObjectNode create(ApiCall call) {
    return channel(
        rooms.create(call.textOr("name", ""), call.flag("is_private"), Identity.BOT_USER));
  }

  private ObjectNode rename(ApiCall call) {
    Channel channel = lookup.live(call, "channel");
    Lookup.refuseDirect(channel);
    if (channel.isGeneral()) {
      throw SlackError.of("not_authorized");
    }
    rooms.rename(channel, call.textOr("name", ""), Identity.BOT_USER);
    return channel(channel);
  }

  private ObjectNode archive(ApiCall call) {
    if (lookup.visible(call, "channel").isArchived()) {
      throw SlackError.of("already_archived");
    }
    Channel channel = lookup.joined(call, "channel");
    Lookup.refuseDirect(channel);
    if (channel.isGeneral()) {
      throw SlackError.of("cant_archive_general");
    }
    rooms.archive(channel, true, Identity.BOT_USER);
    return Json.ok();
  }

  /**
   * <a href="https://docs.slack.dev/reference/methods/conversations.unarchive">Slack lets no bot do
   * this</a>: whoever archives a channel puts its apps out, and this wants a member.
   */
  private ObjectNode unarchive(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    Lookup.refuseDirect(channel);
    throw SlackError.of(channel.isArchived() ? "not_in_channel" : "not_archived");
  }

  private ObjectNode setTopic(ApiCall call) {
    Channel channel = lookup.live(call, "channel");
    rooms.topic(channel, caption(call, "topic"), Identity.BOT_USER);
    return channel(channel);
  }

  private ObjectNode setPurpose(ApiCall call) {
    Channel channel = lookup.live(call, "channel");
    rooms.purpose(channel, caption(call, "purpose"), Identity.BOT_USER);
    return channel(channel);
  }

  private static String caption(ApiCall call, String argument) {
    if (!call.has(argument)) {
      throw SlackError.of("invalid_arguments", "missing required field: " + argument);
    }
    String caption = call.textOr(argument, "");
    if (caption.codePointCount(0, caption.length()) > LONGEST_CAPTION) {
      throw SlackError.of("too_long");
    }
    return caption;
  }

  private ObjectNode join(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    if (channel.isPrivate()) {
      throw SlackError.of("method_not_supported_for_channel_type");
    }
    if (channel.isArchived()) {
      throw SlackError.of("is_archived");
    }
    if (channel.has(Identity.BOT_USER)) {
      ObjectNode answer = channel(channel).put("warning", "already_in_channel");
      answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
      return answer;
    }
    rooms.join(channel, Identity.BOT_USER, Optional.empty());
    return channel(channel);
  }

  private ObjectNode leave(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    Lookup.refuseDirect(channel);
    if (!channel.has(Identity.BOT_USER)) {
      return Json.ok().put("not_in_channel", true);
    }
    if (channel.isArchived()) {
      throw SlackError.of("is_archived");
    }
    if (channel.isGeneral()) {
      throw SlackError.of("cant_leave_general");
    }
    rooms.leave(channel, Identity.BOT_USER, Identity.BOT_USER);
    return Json.ok();
  }

  private ObjectNode kick(ApiCall call) {
    Channel channel = lookup.joined(call, "channel");
    Lookup.refuseDirect(channel);
    String user = lookup.person(call.required("user")).id();
    if (user.equals(Identity.BOT_USER)) {
      throw SlackError.of("cant_kick_self");
    }
    if (channel.isGeneral()) {
      throw SlackError.of("cant_kick_from_general");
    }
    if (!channel.has(user)) {
      throw SlackError.of("not_in_channel");
    }
    rooms.leave(channel, user, Identity.BOT_USER);
    return Json.ok();
  }

  private ObjectNode open(ApiCall call) {
    if (call.has("channel")) {
      Channel direct = lookup.joined(call, "channel");
      return opened(call, direct, true);
    }
    List<String> users = call.list("users");
    if (users.isEmpty()) {
      throw SlackError.of("users_list_not_supplied");
    }
    users.forEach(lookup::person);
    if (users.size() > 1) {
      // Group conversations are not practised here.
      throw SlackError.of("method_not_supported_for_channel_type");
    }
    if (users.get(0).equals(Identity.BOT_USER)) {
      throw SlackError.of("cannot_dm_bot");
    }
    boolean existed = world.existingDirect(Identity.BOT_USER, users.get(0)).isPresent();
    return opened(call, world.directBetween(Identity.BOT_USER, users.get(0)), existed);
  }

  private static ObjectNode opened(ApiCall call, Channel direct, boolean existed) {
    ObjectNode answer = Json.ok();
    if (existed) {
      answer.put("no_op", true).put("already_open", true);
    }
    answer.set(
        "channel",
        call.flag("return_im")
            ? direct.toJson(Identity.BOT_USER, false)
            : Json.object().put("id", direct.id()));
    return answer;
  }

  private ObjectNode close(ApiCall call) {
    Channel channel = lookup.joined(call, "channel");
    if (!channel.isDirect()) {
      throw SlackError.of("method_not_supported_for_channel_type");
    }
    return Json.ok();
  }

  private ObjectNode mark(ApiCall call) {
    lookup.joined(call, "channel");
    return Json.ok();
  }
}
