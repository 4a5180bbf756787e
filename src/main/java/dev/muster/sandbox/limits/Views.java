package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What Slack refuses in a modal or a Home tab. */
final class Views {
  private static final int BYTES = 250_000;
  private static final int BLOCKS = 100;
  private static final Pointer VIEW = Pointer.to("/view");

  private static final Rule KINDS =
      Kinds.none()
          .and(
              "modal",
              view(BlockKinds.IN_MODAL)
                  .requires("title", Texts.plain(24))
                  .allows("submit", Texts.plain(24))
                  .allows("close", Texts.plain(24))
                  .allows("clear_on_close", Values.BOOL)
                  .allows("notify_on_close", Values.BOOL))
          .and("home", view(BlockKinds.IN_HOME));

  private Views() {}

  private static Shape view(Rule block) {
    return Shape.typed()
        .requires("blocks", Values.list(0, BLOCKS, block))
        .allows("private_metadata", Values.string(0, 3000))
        .allows("callback_id", Values.string(0, 255))
        .allows("external_id", Values.string(0, 255));
  }

  static Optional<Fault> fault(JsonNode view) {
    if (view.toString().getBytes(StandardCharsets.UTF_8).length > BYTES) {
      return Optional.of(Fault.of("view_too_large"));
    }
    Findings shape = new Findings();
    KINDS.check(view, VIEW, shape);
    Findings found = new Findings();
    found.addUnder(VIEW, shape);
    if (found.isEmpty()) {
      Pointer blocks = VIEW.field("blocks");
      Ids.check(view.path("blocks"), blocks, found);
      submitForInputs(view, blocks, found);
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fault("invalid_arguments", List.copyOf(found.messages())));
  }

  private static void submitForInputs(JsonNode view, Pointer blocks, Findings found) {
    if (view.has("submit") || !view.path("type").asText().equals("modal")) {
      return;
    }
    int index = 0;
    for (JsonNode block : view.path("blocks")) {
      if (block.path("type").asText().equals("input")) {
        found.add(blocks.item(index).field("input"), "must define `submit` to use `input` block");
      }
      index++;
    }
  }
}
