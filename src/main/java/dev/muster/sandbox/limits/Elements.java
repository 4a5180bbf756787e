package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;

/** Which elements may stand in which kind of block. */
final class Elements {
  private static final Kinds BUTTONS =
      Kinds.none()
          .and(
              "button",
              Shape.element()
                  .requires("text", Texts.plain(75))
                  .allows("url", Values.url(3000))
                  .allows("value", Values.string(0, 2000))
                  .allows("style", Composition.BUTTON_STYLE)
                  .allows("confirm", Composition.CONFIRM)
                  .allows("accessibility_label", Values.string(1, 75)))
          .and(
              "workflow_button",
              Shape.element()
                  .requires("text", Texts.plain(75))
                  .requires("workflow", Shape.object().requires("trigger", Elements::anyObject))
                  .allows("style", Composition.BUTTON_STYLE)
                  .allows("accessibility_label", Values.string(1, 75)));

  private static final Kinds IMAGE =
      Kinds.none()
          .and(
              "image",
              Shape.typed()
                  .requires("alt_text", Values.string(1, 2000))
                  .allows("image_url", Values.url(3000))
                  .allows("slack_file", Composition.SLACK_FILE)
                  .also(Composition.exactlyOne("image_url", "slack_file")));

  static final Kinds IN_ACTIONS =
      Kinds.none()
          .and(BUTTONS)
          .and(Menus.SINGLE_SELECTS)
          .and(Menus.BOXES)
          .and(Menus.OVERFLOW)
          .and(Inputs.PICKERS)
          .and(Inputs.MOMENT);

  static final Kinds IN_SECTION =
      Kinds.none()
          .and(BUTTONS)
          .and(IMAGE)
          .and(Menus.SINGLE_SELECTS)
          .and(Menus.MULTI_SELECTS)
          .and(Menus.BOXES)
          .and(Menus.OVERFLOW)
          .and(Inputs.PICKERS);

  static final Kinds IN_INPUT =
      Kinds.none()
          .and(Menus.SINGLE_SELECTS)
          .and(Menus.MULTI_SELECTS)
          .and(Menus.BOXES)
          .and(Inputs.PICKERS)
          .and(Inputs.MOMENT)
          .and(Inputs.TYPED);

  static final Kinds IN_MODAL_INPUT = Kinds.none().and(IN_INPUT).and(Inputs.FILE);

  static final Kinds IN_CONTEXT =
      Kinds.none().and(IMAGE).and("plain_text", Texts.any(3000)).and("mrkdwn", Texts.any(3000));

  private Elements() {}

  private static void anyObject(JsonNode value, Pointer at, Findings found) {
    if (!value.isObject()) {
      found.add(at, "must provide an object");
    }
  }
}
