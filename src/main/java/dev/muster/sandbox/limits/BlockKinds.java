package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;

/** The kinds of block, and the surfaces on which each may stand. */
final class BlockKinds {
  private static final Rule TABLE_CELL =
      Kinds.none()
          .and("raw_text", Shape.typed().requires("text", Values.string(1, 3000)))
          .and("rich_text", RichText.BLOCK);

  private static final Shape COLUMN_SETTINGS =
      Shape.object()
          .allows("align", Values.oneOf("left", "center", "right"))
          .allows("is_wrapped", Values.BOOL);

  /** A null leaves a column as it is. */
  private static final Rule COLUMN =
      (value, at, found) -> {
        if (!value.isNull()) {
          COLUMN_SETTINGS.check(value, at, found);
        }
      };

  private static final Kinds EVERYWHERE =
      Kinds.none()
          .and("divider", Shape.block())
          .and("header", Shape.block().requires("text", Texts.plain(150)))
          .and(
              "section",
              Shape.block()
                  .allows("text", Texts.any(3000))
                  .allows("fields", Values.list(1, 10, Texts.any(2000)))
                  .allows("accessory", Elements.IN_SECTION)
                  .allows("expand", Values.BOOL)
                  .also(BlockKinds::textOrFields))
          .and(
              "actions",
              Shape.block().requires("elements", Values.list(1, 25, Elements.IN_ACTIONS)))
          .and(
              "context",
              Shape.block().requires("elements", Values.list(1, 10, Elements.IN_CONTEXT)))
          .and(
              "image",
              Shape.block()
                  .requires("alt_text", Values.string(1, 2000))
                  .allows("title", Texts.plain(2000))
                  .allows("image_url", Values.url(3000))
                  .allows("slack_file", Composition.SLACK_FILE)
                  .also(Composition.exactlyOne("image_url", "slack_file")))
          .and("rich_text", RichText.BLOCK)
          .and(
              "video",
              Shape.block()
                  .requires("alt_text", Values.string(1, 2000))
                  .requires("title", Texts.plain(199))
                  .requires("thumbnail_url", Values.url(3000))
                  .requires("video_url", Values.url(3000))
                  .allows("title_url", Values.url(3000))
                  .allows("description", Texts.plain(199))
                  .allows("author_name", Values.string(1, 49))
                  .allows("provider_name", Values.string(1, 255))
                  .allows("provider_icon_url", Values.url(3000)));

  static final Rule IN_MESSAGE =
      Kinds.none()
          .and(EVERYWHERE)
          .and("input", input(Elements.IN_INPUT))
          .and("markdown", Shape.block().requires("text", Values.string(1, 12_000)))
          .and(
              "table",
              Shape.block()
                  .requires("rows", Values.list(1, 100, Values.list(1, 20, TABLE_CELL)))
                  .allows("column_settings", Values.list(0, 20, COLUMN)));

  static final Rule IN_HOME = Kinds.none().and(EVERYWHERE).and("input", input(Elements.IN_INPUT));

  static final Rule IN_MODAL =
      Kinds.none().and(EVERYWHERE).and("input", input(Elements.IN_MODAL_INPUT));

  private BlockKinds() {}

  private static Shape input(Kinds elements) {
    return Shape.block()
        .requires("label", Texts.plain(2000))
        .requires("element", elements)
        .allows("hint", Texts.plain(2000))
        .allows("optional", Values.BOOL)
        .allows("dispatch_action", Values.BOOL);
  }

  private static void textOrFields(JsonNode section, Pointer at, Findings found) {
    if (!section.has("text") && !section.has("fields")) {
      found.add(at.field("type"), "must define either `text` or `fields`");
    }
  }
}
