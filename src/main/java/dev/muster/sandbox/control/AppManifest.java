package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the installed app offers to people, may do and hears of, as its manifest says. */
public final class AppManifest {
  private AppManifest() {}

  /** The manifest that is shipped in the jar; an empty offer where there is none. */
  static ObjectNode offer() {
    JsonNode features = read().path("features");
    ObjectNode offer = Json.object();
    offer.set(
        "commands",
        chosen(features.path("slash_commands"), List.of("command", "description", "usage_hint")));
    offer.set(
        "shortcuts",
        chosen(features.path("shortcuts"), List.of("name", "type", "callback_id", "description")));
    return offer;
  }

  /** The scopes that its bot token is granted. */
  public static Set<String> scopes() {
    return texts(read().path("oauth_config").path("scopes").path("bot"));
  }

  /** The events that it subscribes to, such as {@code message.channels}. */
  public static Set<String> events() {
    return texts(read().path("settings").path("event_subscriptions").path("bot_events"));
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static JsonNode read() {
    try (InputStream file = AppManifest.class.getResourceAsStream("/manifest.yml")) {
      return file == null ? Json.object() : new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The app's manifest can't be read", e);
    }
  }

  private static ArrayNode chosen(JsonNode entries, List<String> fields) {
    ArrayNode chosen = Json.array();
    for (JsonNode entry : entries) {
      ObjectNode one = chosen.addObject();
      fields.forEach(field -> Json.text(entry, field).ifPresent(text -> one.put(field, text)));
    }
    return chosen;
  }
}
