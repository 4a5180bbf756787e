package dev.muster.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Set;

/** For programs: field names stay, new ones may come. */
final class JsonPreview {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Always lists, however many there are. */
  private static final Set<String> LISTS = Set.of("targets", "items");

  private JsonPreview() {}

  static String of(Preview preview) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("severity", preview.level().name());
    var steps = root.putArray("steps");
    preview.steps().forEach(step -> put(steps.addObject(), step));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Not to be written as JSON.", e);
    }
  }

  private static void put(ObjectNode node, Step step) {
    node.put("at_s", step.at().toSeconds());
    node.put("kind", step.kind().word());
    node.put("text", step.text());
    step.facts()
        .forEach(
            (name, fact) -> {
              if (LISTS.contains(name)) {
                fact.forEach(node.putArray(name)::add);
              } else {
                node.put(name, String.join(", ", fact));
              }
            });
    step.afterWord().ifPresent(word -> node.put("after", word));
  }
}
