package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.SlackError;
import java.util.Optional;

/** A modal about to be submitted: what Slack's client checks before the app hears of it. */
public final class Form {
  private final Modal modal;
  private final Picker picker;

  public Form(Modal modal, Picker picker) {
    this.modal = modal;
    this.picker = picker;
  }

  /** Types the values ({@code block_id -> action_id -> value}) into their places. */
  public void fill(JsonNode values) {
    values.properties().forEach(block -> fillBlock(block.getKey(), block.getValue()));
  }

  private void fillBlock(String blockId, JsonNode actions) {
    if (!actions.isObject()) {
      throw refused("invalid_values", blockId, "say it as {block_id: {action_id: value}}");
    }
    actions.properties().forEach(field -> fillField(blockId, field.getKey(), field.getValue()));
  }

  private void fillField(String blockId, String actionId, JsonNode value) {
    Elements.Placed place =
        Elements.in(modal.blocks()).stream()
            .filter(p -> p.blockId().equals(blockId) && p.actionId().equals(actionId))
            .findFirst()
            .orElseThrow(
                () -> refused("field_not_found", blockId, "there is no " + actionId + " in it"));
    modal.typed().set(place, picker.state(place, value));
  }

  /** Refuses what Slack's client would not send. */
  public void check() {
    for (Elements.Placed place : Elements.in(modal.blocks())) {
      Optional<ObjectNode> state = modal.typed().of(place);
      if (place.isInput() && state.isPresent()) {
        checkInput(place, state.get());
      }
    }
  }

  private static void checkInput(Elements.Placed place, ObjectNode state) {
    if (Typed.isEmpty(state)) {
      if (!place.block().path("optional").asBoolean()) {
        throw refused("missing_required_field", place.blockId(), "it is required");
      }
      return;
    }
    JsonNode value = state.path("value");
    if (place.type().equals("plain_text_input")) {
      int length = value.asText().codePointCount(0, value.asText().length());
      int least = place.element().path("min_length").asInt(0);
      int most = place.element().path("max_length").asInt(3000);
      if (length < least) {
        throw refused("too_short", place.blockId(), "it takes at least " + least + " characters");
      }
      if (length > most) {
        throw refused("too_long", place.blockId(), "it takes at most " + most + " characters");
      }
    }
    if (place.type().equals("number_input")) {
      checkNumber(place, value.asText());
    }
  }

  private static void checkNumber(Elements.Placed place, String text) {
    boolean decimals = place.element().path("is_decimal_allowed").asBoolean();
    if (!text.matches(decimals ? "-?\\d+(\\.\\d+)?" : "-?\\d+")) {
      throw refused("invalid_value", place.blockId(), "it takes a number");
    }
    double number = Double.parseDouble(text);
    if (number < place.element().path("min_value").asDouble(Double.NEGATIVE_INFINITY)
        || number > place.element().path("max_value").asDouble(Double.POSITIVE_INFINITY)) {
      throw refused("invalid_value", place.blockId(), "it is out of bounds");
    }
  }

  private static SlackError refused(String error, String blockId, String why) {
    ObjectNode body = Json.error(error).put("block_id", blockId);
    body.putObject("errors").put(blockId, why);
    return SlackError.of(body);
  }
}
