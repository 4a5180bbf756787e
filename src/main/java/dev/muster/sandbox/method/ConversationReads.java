package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code conversations.*}: what looks at channels and changes nothing. */
public final class ConversationReads {
  private static final Set<String> TYPES =
      Set.of("public_channel", "private_channel", "im", "mpim");

  private final World world;
  private final Lookup lookup;

  public ConversationReads(World world) {
    this.world = world;
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("conversations.info", this::info);
    methods.put("conversations.list", call -> list(call, false));
    methods.put("users.conversations", call -> list(call, true));
    methods.put("conversations.members", this::members);
    methods.put("conversations.history", this::history);
    methods.put("conversations.replies", this::replies);
  }

  private ObjectNode info(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    return Json.ok()
        .set("channel", channel.toJson(Identity.BOT_USER, call.flag("include_num_members")));
  }

  /** More than this Slack does not give at once, and refuses instead of giving fewer. */
  private static void refuseMoreThan(int most, ApiCall call) {
    if (call.number("limit", most, Integer.MAX_VALUE) > most) {
      throw SlackError.of("invalid_limit");
    }
  }

  private ObjectNode list(ApiCall call, boolean onlyJoined) {
    refuseMoreThan(999, call);
    List<String> types = call.list("types");
    if (types.isEmpty()) {
      types = List.of("public_channel");
    }
    if (!TYPES.containsAll(types)) {
      throw SlackError.of("invalid_types");
    }
    String viewer = onlyJoined ? call.textOr("user", Identity.BOT_USER) : Identity.BOT_USER;
    List<Channel> found = new ArrayList<>();
    for (Channel channel : world.channels()) {
      boolean shown = channel.isVisibleTo(Identity.BOT_USER) && types.contains(type(channel));
      boolean hidden =
          (channel.isArchived() && call.flag("exclude_archived"))
              || (onlyJoined && !channel.has(viewer));
      if (shown && !hidden) {
        found.add(channel);
      }
    }
    ApiCall.Page<Channel> page = call.pageUnder(found, 100, 1000);
    ArrayNode channels = Json.array();
    page.items().forEach(c -> channels.add(c.toJson(Identity.BOT_USER, !onlyJoined)));
    return page.putCursorInto(Json.ok().set("channels", channels));
  }

  private static String type(Channel channel) {
    return switch (channel.kind()) {
      case PUBLIC -> "public_channel";
      case PRIVATE -> "private_channel";
      case DIRECT -> "im";
    };
  }

  private ObjectNode members(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    ApiCall.Page<String> page = call.page(List.copyOf(channel.members()), 100);
    return page.putCursorInto(Json.ok().set("members", Json.array(page.items())));
  }

  private ObjectNode history(ApiCall call) {
    Channel channel = lookup.joined(call, "channel");
    List<Message> found = new ArrayList<>();
    for (Message message : channel.messages()) {
      if (!message.isReply() && within(call, message)) {
        found.add(message);
      }
    }
    Collections.reverse(found);
    ObjectNode answer = messages(call, found);
    call.text("oldest").ifPresent(oldest -> answer.put("oldest", oldest));
    call.text("latest").ifPresent(latest -> answer.put("latest", latest));
    return answer
        .put("pin_count", channel.pins().size())
        .putNull("channel_actions_ts")
        .put("channel_actions_count", 0);
  }

  private ObjectNode replies(ApiCall call) {
    Channel channel = lookup.joined(call, "channel");
    String ts = call.required("ts");
    Message parent = channel.message(ts).orElseThrow(() -> SlackError.of("thread_not_found"));
    String thread = parent.threadTs().orElse(ts);
    List<Message> found = new ArrayList<>();
    for (Message message : channel.messages()) {
      boolean isParent = message.ts().equals(thread);
      if (isParent
          || (message.threadTs().filter(thread::equals).isPresent() && within(call, message))) {
        found.add(message);
      }
    }
    return messages(call, found);
  }

  private static ObjectNode messages(ApiCall call, List<Message> found) {
    ApiCall.Page<Message> page = call.page(found, 100);
    ArrayNode messages = Json.array();
    boolean withMetadata = call.flag("include_all_metadata");
    page.items().forEach(m -> messages.add(withMetadata ? m.withMetadata() : m.toJson()));
    ObjectNode answer = Json.ok();
    answer.set("messages", messages);
    answer.put("has_more", !page.nextCursor().isEmpty());
    return page.nextCursor().isEmpty() ? answer : page.putCursorInto(answer);
  }

  /** Timestamps compare as text only at the same length, so shorter ones are filled up. */
  private static boolean within(ApiCall call, Message message) {
    boolean inclusive = call.flag("inclusive");
    int toOldest = message.ts().compareTo(padded(call.textOr("oldest", "0")));
    int toLatest = message.ts().compareTo(padded(call.textOr("latest", "9999999999")));
    return inclusive ? toOldest >= 0 && toLatest <= 0 : toOldest > 0 && toLatest < 0;
  }

  private static String padded(String ts) {
    int dot = ts.indexOf('.');
    String whole = dot < 0 ? ts : ts.substring(0, dot);
    String rest = dot < 0 ? "" : ts.substring(dot + 1);
    return "0".repeat(Math.max(0, 10 - whole.length()))
        + whole
        + "."
        + (rest + "000000").substring(0, 6);
  }
}
