package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a person has typed and picked so far, by block and action; what they left is initial. */
public final class Typed {
  private static final Set<String> STATELESS = Set.of("button", "overflow", "workflow_button");

  /** The state's field of a type of element, and the fields that it starts from. */
  private record Field(String name, String initial, boolean isList) {}

  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          Map.entry("static_select", new Field("selected_option", "initial_option", false)),
          Map.entry("external_select", new Field("selected_option", "initial_option", false)),
          Map.entry("radio_buttons", new Field("selected_option", "initial_option", false)),
          Map.entry("multi_static_select", new Field("selected_options", "initial_options", true)),
          Map.entry(
              "multi_external_select", new Field("selected_options", "initial_options", true)),
          Map.entry("checkboxes", new Field("selected_options", "initial_options", true)),
          Map.entry("users_select", new Field("selected_user", "initial_user", false)),
          Map.entry("multi_users_select", new Field("selected_users", "initial_users", true)),
          Map.entry("channels_select", new Field("selected_channel", "initial_channel", false)),
          Map.entry(
              "multi_channels_select", new Field("selected_channels", "initial_channels", true)),
          Map.entry(
              "conversations_select",
              new Field("selected_conversation", "initial_conversation", false)),
          Map.entry(
              "multi_conversations_select",
              new Field("selected_conversations", "initial_conversations", true)),
          Map.entry("datepicker", new Field("selected_date", "initial_date", false)),
          Map.entry("timepicker", new Field("selected_time", "initial_time", false)),
          Map.entry("datetimepicker", new Field("selected_date_time", "initial_date_time", false)),
          Map.entry("rich_text_input", new Field("rich_text_value", "initial_value", false)),
          Map.entry("file_input", new Field("files", "", true)));

  private static final Field TEXT = new Field("value", "initial_value", false);

  private final Map<List<String>, ObjectNode> states = new HashMap<>();

  /** The name of the field that holds such an element's value. */
  static String fieldOf(String type) {
    return FIELDS.getOrDefault(type, TEXT).name();
  }

  public void set(Elements.Placed place, ObjectNode state) {
    states.put(List.of(place.blockId(), place.actionId()), state);
  }

  /** The present state of that element; empty for a button. */
  public Optional<ObjectNode> of(Elements.Placed place) {
    if (STATELESS.contains(place.type())) {
      return Optional.empty();
    }
    ObjectNode typed = states.get(List.of(place.blockId(), place.actionId()));
    return Optional.of(
        typed != null && typed.path("type").asText().equals(place.type())
            ? typed.deepCopy()
            : initial(place.element()));
  }

  private static ObjectNode initial(ObjectNode element) {
    String type = element.path("type").asText();
    Field field = FIELDS.getOrDefault(type, TEXT);
    ObjectNode state = Json.object().put("type", type);
    JsonNode value = element.get(field.initial());
    if (value != null && !value.isNull()) {
      return state.set(field.name(), withoutDescriptions(value));
    }
    return field.isList() ? state.set(field.name(), Json.array()) : state.putNull(field.name());
  }

  static JsonNode withoutDescriptions(JsonNode options) {
    JsonNode plain = options.deepCopy();
    if (plain instanceof ObjectNode option) {
      option.remove("description");
    }
    for (JsonNode each : plain) {
      if (plain.isArray() && each instanceof ObjectNode option) {
        option.remove("description");
      }
    }
    return plain;
  }

  /** All of it: Slack's {@code state.values}. */
  public ObjectNode values(JsonNode blocks) {
    ObjectNode values = Json.object();
    for (Elements.Placed place : Elements.in(blocks)) {
      of(place)
          .ifPresent(state -> values.withObject("/" + pointer(place)).set(place.actionId(), state));
    }
    return values;
  }

  private static String pointer(Elements.Placed place) {
    return place.blockId().replace("~", "~0").replace("/", "~1");
  }

  /** Whether the person left it empty. */
  static boolean isEmpty(ObjectNode state) {
    JsonNode value = state.path(fieldOf(state.path("type").asText()));
    return value.isMissingNode()
        || value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isTextual() && value.asText().isBlank());
  }
}
