package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Slack refuses in a message. */
final class Messages {
  private static final int BLOCKS = 50;
  private static final int ATTACHMENTS = 100;

  /** Undocumented: github.com/slackapi/bolt-python/issues/914 measured it. */
  private static final int BLOCKS_IN_ATTACHMENT = 20;

  /**
   * chat.update refuses where chat.postMessage still takes the text, up to 40,000 and cut there.
   */
  private static final int UPDATED_TEXT = 4000;

  /**
   * The text of all blocks together. Undocumented: github.com/slackapi/bolt-js/issues/2509 has
   * 12,000 characters and a buffer, and measured this much.
   */
  private static final int TEXT_IN_BLOCKS = 13_200;

  private static final Rule LIST = Values.list(0, BLOCKS, BlockKinds.IN_MESSAGE);
  private static final Rule ATTACHED = Values.list(0, BLOCKS_IN_ATTACHMENT, BlockKinds.IN_MESSAGE);

  private Messages() {}

  static Optional<Fault> check(
      @Nullable String text,
      @Nullable JsonNode blocks,
      @Nullable JsonNode attachments,
      boolean update) {
    return fault(text, given(blocks), given(attachments), update);
  }

  private static JsonNode given(@Nullable JsonNode node) {
    return node == null || node.isNull() ? MissingNode.getInstance() : node;
  }

  private static Optional<Fault> fault(
      @Nullable String text, JsonNode blocks, JsonNode attachments, boolean update) {
    if (!blocks.isMissingNode() && !blocks.isArray()) {
      return Optional.of(Fault.of("invalid_blocks_format"));
    }
    if (!attachments.isMissingNode() && !attachments.isArray()) {
      return Optional.of(Fault.of("invalid_attachments"));
    }
    boolean hasText = text != null && !text.isBlank();
    if (!hasText && blocks.isEmpty() && attachments.isEmpty()) {
      return Optional.of(Fault.of("no_text"));
    }
    if (update && text != null && Values.length(text) > UPDATED_TEXT) {
      return Optional.of(Fault.of("msg_too_long"));
    }
    return blocksFault(blocks).or(() -> attachmentsFault(attachments));
  }

  private static Optional<Fault> blocksFault(JsonNode blocks) {
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    Findings found = new Findings();
    Pointer at = Pointer.to("/blocks");
    LIST.check(blocks, at, found);
    if (found.isEmpty()) {
      Ids.check(blocks, at, found);
      oneTable(blocks, at, found);
    }
    if (!found.isEmpty()) {
      return Optional.of(new Fault("invalid_blocks", found.messages()));
    }
    return textIn(blocks) > TEXT_IN_BLOCKS
        ? Optional.of(Fault.of("msg_blocks_too_long"))
        : Optional.empty();
  }

  private static Optional<Fault> attachmentsFault(JsonNode attachments) {
    if (attachments.size() > ATTACHMENTS) {
      return Optional.of(Fault.of("too_many_attachments"));
    }
    Findings found = new Findings();
    int index = 0;
    for (JsonNode attachment : attachments) {
      Pointer at = Pointer.to("/attachments").item(index++);
      if (!attachment.isObject()) {
        found.add(at, "must provide an object");
      } else if (attachment.has("blocks")) {
        ATTACHED.check(attachment.path("blocks"), at.field("blocks"), found);
        Ids.check(attachment.path("blocks"), at.field("blocks"), found);
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fault("invalid_attachments", found.messages()));
  }

  private static void oneTable(JsonNode blocks, Pointer at, Findings found) {
    int tables = 0;
    int index = 0;
    for (JsonNode block : blocks) {
      if (block.path("type").asText().equals("table") && ++tables > 1) {
        found.add(at.item(index), "only_one_table_allowed");
      }
      index++;
    }
  }

  private static int textIn(JsonNode node) {
    int length = 0;
    JsonNode text = node.get("text");
    if (text != null && text.isTextual()) {
      length += Values.length(text.textValue());
    }
    for (JsonNode child : node) {
      length += textIn(child);
    }
    return length;
  }
}
