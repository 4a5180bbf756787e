package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.socket.AppLine;
import dev.muster.sandbox.view.Elements;
import dev.muster.sandbox.view.Form;
import dev.muster.sandbox.view.Modal;
import dev.muster.sandbox.view.Modals;
import dev.muster.sandbox.view.Picker;
import dev.muster.sandbox.view.Typed;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.SlackError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Presses a button or picks in a menu, in a message or in a view. */
public final class ActionHand implements Hand {
  private static final List<String> OF_THE_ELEMENT =
      List.of("text", "value", "style", "url", "placeholder");

  private final AppLine line;
  private final Payloads payloads;
  private final ResponseUrls responseUrls;
  private final Modals modals;
  private final Picker picker;
  private final Map<List<String>, Typed> typedInMessages = new HashMap<>();

  public ActionHand(
      AppLine line, Payloads payloads, ResponseUrls responseUrls, Modals modals, Picker picker) {
    this.line = line;
    this.payloads = payloads;
    this.responseUrls = responseUrls;
    this.modals = modals;
    this.picker = picker;
  }

  @Override
  public CompletionStage<ObjectNode> run(Told told) {
    return told.has("view_id") ? inView(told) : inMessage(told);
  }

  private CompletionStage<ObjectNode> inView(Told told) {
    Person person = told.user();
    Modal modal =
        modals
            .visible(person.id(), told.required("view_id"))
            .orElseThrow(() -> SlackError.of("view_not_found"));
    if (told.has("values")) {
      new Form(modal, picker).fill(told.json("values")); // what was typed before the press
    }
    Elements.Placed place = find(modal.blocks(), told);
    ObjectNode action = act(place, told, modal.typed());
    if (!place.isDispatched()) {
      return Hand.done(Json.ok());
    }
    ObjectNode payload = payloads.interactive("block_actions", person);
    payload.putObject("container").put("type", "view").put("view_id", modal.id());
    payload.put("trigger_id", payloads.trigger(person, modal.id()));
    payload.set("view", modal.toJson());
    return send(payload, action);
  }

  private CompletionStage<ObjectNode> inMessage(Told told) {
    Person person = told.user();
    Channel channel = told.liveChannel(person);
    Message message = message(channel, person, told.required("message_ts"));
    ArrayNode blocks = Posting.blocksOf(message);
    Typed typed =
        typedInMessages.computeIfAbsent(
            List.of(channel.id(), message.ts(), person.id()), ignored -> new Typed());
    Elements.Placed place = find(blocks, told);
    ObjectNode action = act(place, told, typed);
    boolean isEphemeral = message.audience().isPresent();
    ObjectNode payload = payloads.interactive("block_actions", person);
    ObjectNode container =
        payload
            .putObject("container")
            .put("type", "message")
            .put("message_ts", message.ts())
            .put("channel_id", channel.id())
            .put("is_ephemeral", isEphemeral);
    message.threadTs().ifPresent(ts -> container.put("thread_ts", ts));
    payload.put("trigger_id", payloads.trigger(person, null));
    payload.set("channel", Payloads.channelOf(channel));
    if (!isEphemeral) {
      payload.set("message", message.toJson());
    }
    payload.putObject("state").set("values", typed.values(blocks));
    payload.put("response_url", responseUrls.issue(channel, person.id(), message));
    return send(payload, action);
  }

  private static Message message(Channel channel, Person person, String ts) {
    return channel
        .message(ts)
        .or(
            () ->
                channel
                    .ephemeral(ts)
                    .filter(only -> only.audience().filter(person.id()::equals).isPresent()))
        .orElseThrow(() -> SlackError.of("message_not_found"));
  }

  private CompletionStage<ObjectNode> send(ObjectNode payload, ObjectNode action) {
    payload.putArray("actions").add(action);
    return line.send("interactive", payload)
        .thenApply(ack -> Payloads.ok(Payloads.acknowledged(ack)));
  }

  private static Elements.Placed find(JsonNode blocks, Told told) {
    String actionId = told.required("action_id");
    Optional<String> blockId = told.text("block_id");
    List<Elements.Placed> named =
        Elements.in(blocks).stream()
            .filter(place -> place.actionId().equals(actionId))
            .filter(place -> blockId.map(place.blockId()::equals).orElse(true))
            .toList();
    // Several buttons may share an action; their values tell them apart.
    Optional<Elements.Placed> byValue =
        named.stream()
            .filter(place -> told.has("value"))
            .filter(place -> told.json("value").equals(place.element().get("value")))
            .findFirst();
    return byValue
        .or(() -> named.stream().findFirst())
        .filter(place -> byValue.isPresent() || !isButton(place) || !told.has("value"))
        .orElseThrow(() -> SlackError.of("action_not_found"));
  }

  private static boolean isButton(Elements.Placed place) {
    return place.type().equals("button");
  }

  /** What happened to the element, in Slack's words; what was picked is remembered. */
  private ObjectNode act(Elements.Placed place, Told told, Typed typed) {
    ObjectNode action =
        Json.object()
            .put("type", place.type())
            .put("action_id", place.actionId())
            .put("block_id", place.blockId())
            .put("action_ts", payloads.actionTs());
    for (String field : OF_THE_ELEMENT) {
      if (place.element().has(field)) {
        action.set(field, place.element().get(field).deepCopy());
      }
    }
    if (isButton(place)) {
      return action;
    }
    JsonNode value = told.json("value");
    if (value.isMissingNode()) {
      throw SlackError.of(Json.error("missing_argument").put("argument", "value"));
    }
    if (place.type().equals("overflow")) {
      return action.set("selected_option", Picker.option(place.element(), value));
    }
    ObjectNode state = picker.state(place, toggled(place, value, typed));
    typed.set(place, state);
    ObjectNode changed = state.deepCopy();
    changed.remove("type");
    action.setAll(changed);
    return action;
  }

  /** A single box that is ticked or unticked leaves the others as they are. */
  private static JsonNode toggled(Elements.Placed place, JsonNode value, Typed typed) {
    if (!place.type().equals("checkboxes") || !value.isTextual() || value.asText().isEmpty()) {
      return value;
    }
    ArrayNode ticked = Json.array();
    boolean was = false;
    for (JsonNode option : typed.of(place).orElseGet(Json::object).path("selected_options")) {
      String other = option.path("value").asText();
      if (other.equals(value.asText())) {
        was = true;
      } else {
        ticked.add(other);
      }
    }
    return was ? ticked : ticked.add(value);
  }
}
