package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.world.Ids;
import org.jspecify.annotations.Nullable;

/** Gives blocks and elements the ids that their author left to Slack. */
public final class BlockIds {
  private final Ids ids;

  public BlockIds(Ids ids) {
    this.ids = ids;
  }

  /** The blocks, as Slack stores and returns them. */
  public JsonNode filled(JsonNode blocks) {
    JsonNode copy = blocks.deepCopy();
    for (JsonNode node : copy) {
      if (node instanceof ObjectNode block) {
        if (block.path("block_id").asText().isEmpty()) {
          block.put("block_id", ids.word());
        }
        fillElement(block.get("accessory"));
        fillElement(block.get("element"));
        if (block.path("type").asText().equals("actions")) {
          block.path("elements").forEach(this::fillElement);
        }
        fillEmoji(block);
      }
    }
    return copy;
  }

  private void fillElement(@Nullable JsonNode node) {
    if (node instanceof ObjectNode element
        && !element.path("type").asText().equals("image")
        && element.path("action_id").asText().isEmpty()) {
      element.put("action_id", ids.word());
    }
  }

  private static void fillEmoji(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asText().equals("plain_text")
        && !object.has("emoji")) {
      object.put("emoji", true);
    }
    node.forEach(BlockIds::fillEmoji);
  }
}
