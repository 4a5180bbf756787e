package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code pins.*} and {@code reactions.*}: marks on messages. */
public final class MarkMethods {
  private static final int MOST_PINS = 100;
  private static final Pattern EMOJI = Pattern.compile("[a-z0-9_+'-]+(::skin-tone-[2-6])?");

  private final Posting posting;
  private final Lookup lookup;

  public MarkMethods(World world, Posting posting) {
    this.posting = posting;
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("pins.add", this::pin);
    methods.put("pins.remove", this::unpin);
    methods.put("pins.list", this::pins);
    methods.put("reactions.add", this::react);
    methods.put("reactions.remove", this::unreact);
    methods.put("reactions.get", this::reactions);
  }

  private static Message item(Channel channel, ApiCall call) {
    String ts = call.text("timestamp").orElseThrow(() -> SlackError.of("no_item_specified"));
    return Lookup.message(channel, ts);
  }

  private ObjectNode pin(ApiCall call) {
    Channel channel = lookup.live(call, "channel");
    Message message = item(channel, call);
    if (channel.pins().size() >= MOST_PINS) {
      throw SlackError.of("too_many_pins");
    }
    if (!posting.pin(channel, message, Identity.BOT_USER)) {
      throw SlackError.of("already_pinned");
    }
    return Json.ok();
  }

  private ObjectNode unpin(ApiCall call) {
    Channel channel = lookup.live(call, "channel");
    if (!posting.unpin(channel, item(channel, call), Identity.BOT_USER)) {
      throw SlackError.of("no_pin");
    }
    return Json.ok();
  }

  private ObjectNode pins(ApiCall call) {
    Channel channel = lookup.joined(call, "channel");
    ArrayNode items = Json.array();
    channel
        .pins()
        .forEach(
            (ts, pin) ->
                channel
                    .message(ts)
                    .ifPresent(
                        message -> {
                          ObjectNode json = message.toJson();
                          json.putArray("pinned_to").add(channel.id());
                          items
                              .insertObject(0)
                              .put("type", "message")
                              .put("channel", channel.id())
                              .put("created", pin.at())
                              .put("created_by", pin.by())
                              .set("message", json);
                        }));
    return Json.ok().set("items", items);
  }

  private static String emoji(ApiCall call) {
    String name = call.textOr("name", "");
    if (!EMOJI.matcher(name).matches()) {
      throw SlackError.of("invalid_name");
    }
    return name;
  }

  private ObjectNode react(ApiCall call) {
    String name = emoji(call);
    Channel channel = lookup.live(call, "channel");
    if (!posting.react(channel, item(channel, call), name, Identity.BOT_USER)) {
      throw SlackError.of("already_reacted");
    }
    return Json.ok();
  }

  private ObjectNode unreact(ApiCall call) {
    String name = emoji(call);
    Channel channel = lookup.live(call, "channel");
    if (!posting.unreact(channel, item(channel, call), name, Identity.BOT_USER)) {
      throw SlackError.of("no_reaction");
    }
    return Json.ok();
  }

  private ObjectNode reactions(ApiCall call) {
    Channel channel = lookup.joined(call, "channel");
    Message message = item(channel, call);
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("user", message.user())
            .put("text", message.stored().path("text").asText())
            .put("ts", message.ts())
            .put("team", Identity.TEAM)
            .put("permalink", Posting.permalink(channel, message));
    if (!message.reactionsJson().isEmpty()) {
      json.set("reactions", message.reactionsJson());
    }
    return Json.ok().put("type", "message").put("channel", channel.id()).set("message", json);
  }
}
