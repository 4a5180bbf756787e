package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns what a hand said ("sev1", "ben", "2026-05-01") into the state of the element it is for. */
public final class Picker {
  private static final Set<String> TEXTS =
      Set.of("plain_text_input", "email_text_input", "url_text_input", "number_input");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");

  private final World world;

  public Picker(World world) {
    this.world = world;
  }

  /** The element's state once that was typed or picked. */
  public ObjectNode state(Elements.Placed place, JsonNode value) {
    String type = place.type();
    String field = Typed.fieldOf(type);
    ObjectNode state = Json.object().put("type", type);
    JsonNode said = value.isObject() && value.has(field) ? value.get(field) : value;
    if (said.isNull()) {
      return type.startsWith("multi_") || type.equals("checkboxes")
          ? state.set(field, Json.array())
          : state.putNull(field);
    }
    if (type.startsWith("multi_") || type.equals("checkboxes")) {
      ArrayNode many = Json.array();
      each(said).forEach(one -> many.add(single(place.element(), type, one)));
      return state.set(field, many);
    }
    return state.set(field, single(place.element(), type, said));
  }

  private static List<JsonNode> each(JsonNode said) {
    List<JsonNode> all = new ArrayList<>();
    if (said.isArray()) {
      said.forEach(all::add);
    } else if (!said.asText("?").isEmpty()) {
      all.add(said);
    }
    return all;
  }

  private JsonNode single(ObjectNode element, String type, JsonNode said) {
    if (TEXTS.contains(type)) {
      return Json.object().textNode(said.asText());
    }
    if (type.contains("users")) {
      return Json.object().textNode(user(said.asText()));
    }
    if (type.contains("channels") || type.contains("conversations")) {
      return Json.object().textNode(channel(said.asText()));
    }
    return switch (type) {
      case "datepicker" -> matching(DATE, said);
      case "timepicker" -> matching(TIME, said);
      case "datetimepicker" -> Json.object().numberNode(said.asLong());
      case "rich_text_input", "file_input" -> said;
      default -> option(element, said);
    };
  }

  private static JsonNode matching(Pattern shape, JsonNode said) {
    if (!shape.matcher(said.asText()).matches()) {
      throw SlackError.of("invalid_value");
    }
    return said;
  }

  private String user(String name) {
    return world.person(name).map(Person::id).orElseThrow(() -> SlackError.of("user_not_found"));
  }

  private String channel(String name) {
    return world
        .channel(name)
        .map(Channel::id)
        .orElseThrow(() -> SlackError.of("channel_not_found"));
  }

  /** The option of that value, or of that label. */
  public static JsonNode option(ObjectNode element, JsonNode said) {
    String wanted = said.isObject() ? said.path("value").asText() : said.asText();
    List<JsonNode> options = optionsOf(element);
    for (JsonNode option : options) {
      if (option.path("value").asText().equals(wanted)) {
        return Typed.withoutDescriptions(option);
      }
    }
    for (JsonNode option : options) {
      if (option.path("text").path("text").asText().equals(wanted)) {
        return Typed.withoutDescriptions(option);
      }
    }
    throw SlackError.of("option_not_found");
  }

  private static List<JsonNode> optionsOf(ObjectNode element) {
    List<JsonNode> options = new ArrayList<>();
    element.path("options").forEach(options::add);
    element.path("option_groups").forEach(g -> g.path("options").forEach(options::add));
    return options;
  }
}
