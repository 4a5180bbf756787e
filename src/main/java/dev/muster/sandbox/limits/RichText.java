package dev.muster.sandbox.limits;

import java.util.List;

/** The rich_text block: sections, lists, code and quotes, made of runs of styled text. */
final class RichText {
  private static final Rule ID = Values.string(1, 255);
  private static final int LONG = 12_000;

  private static final Rule MENTION_STYLE =
      style("bold", "italic", "strike", "highlight", "client_highlight", "unlink");
  private static final Rule TEXT_STYLE = style("bold", "italic", "strike", "underline", "code");

  private static final Kinds RUNS =
      Kinds.none()
          .and(
              "text",
              Shape.typed().requires("text", Values.string(1, LONG)).allows("style", TEXT_STYLE))
          .and(
              "link",
              Shape.typed()
                  .requires("url", Values.url(3000))
                  .allows("text", Values.string(0, LONG))
                  .allows("unsafe", Values.BOOL)
                  .allows("style", TEXT_STYLE))
          .and(
              "emoji",
              Shape.typed()
                  .requires("name", ID)
                  .allows("unicode", ID)
                  .allows("url", Values.url(3000))
                  .allows("skin_tone", Values.whole(1, 6)))
          .and("user", mention("user_id"))
          .and("usergroup", mention("usergroup_id"))
          .and("channel", mention("channel_id"))
          .and("team", mention("team_id"))
          .and(
              "broadcast",
              Shape.typed().requires("range", Values.oneOf("here", "channel", "everyone")))
          .and("color", Shape.typed().requires("value", Values.string(1, 7)))
          .and(
              "date",
              Shape.typed()
                  .requires("timestamp", Values.whole(0, 9_999_999_999L))
                  .requires("format", Values.string(1, 255))
                  .allows("url", Values.url(3000))
                  .allows("fallback", Values.string(1, LONG))
                  .allows("style", TEXT_STYLE));

  private static final Rule SECTION =
      Shape.typed().requires("elements", Values.list(0, LONG, RUNS));

  private static final Kinds PARTS =
      Kinds.none()
          .and("rich_text_section", SECTION)
          .and(
              "rich_text_list",
              Shape.typed()
                  .requires("style", Values.oneOf("bullet", "ordered"))
                  .requires(
                      "elements",
                      Values.list(0, LONG, Kinds.none().and("rich_text_section", SECTION)))
                  .allows("indent", Values.whole(0, 8))
                  .allows("offset", Values.whole(0, LONG))
                  .allows("border", Values.whole(0, 1)))
          .and(
              "rich_text_preformatted",
              Shape.typed()
                  .requires("elements", Values.list(0, LONG, RUNS.only(List.of("text", "link"))))
                  .allows("border", Values.whole(0, 1))
                  .allows("language", ID))
          .and(
              "rich_text_quote",
              Shape.typed()
                  .requires("elements", Values.list(0, LONG, RUNS))
                  .allows("border", Values.whole(0, 1)));

  static final Rule BLOCK = Shape.block().requires("elements", Values.list(0, LONG, PARTS));

  private RichText() {}

  private static Shape mention(String id) {
    return Shape.typed().requires(id, ID).allows("style", MENTION_STYLE);
  }

  private static Shape style(String... flags) {
    Shape style = Shape.object();
    for (String flag : flags) {
      style.allows(flag, Values.BOOL);
    }
    return style;
  }
}
