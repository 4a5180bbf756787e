package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of blocks that a person can press, pick in or type into. */
public final class Elements {
  private Elements() {}

  /** One element and the block it stands in. */
  public record Placed(ObjectNode block, ObjectNode element) {
    public String blockId() {
      return block.path("block_id").asText();
    }

    public String actionId() {
      return element.path("action_id").asText();
    }

    public String type() {
      return element.path("type").asText();
    }

    public boolean isInput() {
      return block.path("type").asText().equals("input");
    }

    /** Whether the app hears of each change; of an input it does only if it asked to. */
    public boolean isDispatched() {
      return !isInput() || block.path("dispatch_action").asBoolean();
    }
  }

  public static List<Placed> in(JsonNode blocks) {
    List<Placed> found = new ArrayList<>();
    for (JsonNode node : blocks) {
      if (node instanceof ObjectNode block) {
        add(found, block, block.get("element"));
        add(found, block, block.get("accessory"));
        for (JsonNode element : block.path("elements")) {
          add(found, block, element);
        }
      }
    }
    return found;
  }

  private static void add(List<Placed> found, ObjectNode block, @Nullable JsonNode node) {
    if (node instanceof ObjectNode element && element.has("action_id")) {
      found.add(new Placed(block, element));
    }
  }
}
