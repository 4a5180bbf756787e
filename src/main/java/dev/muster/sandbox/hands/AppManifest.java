package dev.muster.sandbox.hands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.sandbox.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What the installed app offers to people, as its manifest says: commands and shortcuts. */
final class AppManifest {
  private AppManifest() {}

  /** The manifest that is shipped in the jar; an empty offer where there is none. */
  static ObjectNode offer() {
    try (InputStream file = AppManifest.class.getResourceAsStream("/manifest.yml")) {
      JsonNode features =
          file == null ? Json.object() : new YAMLMapper().readTree(file).path("features");
      ObjectNode offer = Json.object();
      offer.set(
          "commands",
          chosen(features.path("slash_commands"), List.of("command", "description", "usage_hint")));
      offer.set(
          "shortcuts",
          chosen(
              features.path("shortcuts"), List.of("name", "type", "callback_id", "description")));
      return offer;
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
