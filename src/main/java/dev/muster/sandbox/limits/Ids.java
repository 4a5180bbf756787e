package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What must be so across blocks: no id twice, and at most one element takes the focus. */
final class Ids {
  private final Findings found;
  private final Set<String> blockIds = new HashSet<>();
  private int focused;

  private Ids(Findings found) {
    this.found = found;
  }

  static void check(JsonNode blocks, Pointer at, Findings found) {
    Ids ids = new Ids(found);
    int index = 0;
    for (JsonNode block : blocks) {
      ids.block(block, at.item(index++));
    }
  }

  private void block(JsonNode block, Pointer at) {
    if (block.has("block_id") && !blockIds.add(block.path("block_id").asText())) {
      found.add(at.field("block_id"), taken("block_id", block, "block"));
    }
    focus(block.path("element"), at.field("element"));
    focus(block.path("accessory"), at.field("accessory"));
    Set<String> actionIds = new HashSet<>();
    int index = 0;
    for (JsonNode element : block.path("elements")) {
      Pointer where = at.field("elements").item(index++);
      focus(element, where);
      if (element.has("action_id") && !actionIds.add(element.path("action_id").asText())) {
        found.add(where.field("action_id"), taken("action_id", element, "element"));
      }
    }
  }

  private static String taken(String field, JsonNode holder, String what) {
    return "`%s` \"%s\" already exists for another %s"
        .formatted(field, holder.path(field).asText(), what);
  }

  private void focus(JsonNode element, Pointer at) {
    if (element.path("focus_on_load").asBoolean() && ++focused > 1) {
      found.add(at.field("focus_on_load"), "only one element may have `focus_on_load`");
    }
  }
}
