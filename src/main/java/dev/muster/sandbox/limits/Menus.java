package dev.muster.sandbox.limits;

/** Elements that offer a choice: select menus, check boxes, radio buttons, the overflow menu. */
final class Menus {
  private static final Rule ID = Values.string(1, 255);

  static final Kinds SINGLE_SELECTS =
      Kinds.none()
          .and(
              "static_select",
              select().with(options()).allows("initial_option", Composition.OPTION))
          .and(
              "external_select",
              select()
                  .allows("initial_option", Composition.OPTION)
                  .allows("min_query_length", Values.whole(0, 3000)))
          .and("users_select", select().allows("initial_user", ID))
          .and(
              "conversations_select",
              select()
                  .allows("initial_conversation", ID)
                  .allows("default_to_current_conversation", Values.BOOL)
                  .allows("response_url_enabled", Values.BOOL)
                  .allows("filter", Composition.FILTER))
          .and(
              "channels_select",
              select().allows("initial_channel", ID).allows("response_url_enabled", Values.BOOL));

  static final Kinds MULTI_SELECTS =
      Kinds.none()
          .and(
              "multi_static_select",
              several()
                  .with(options())
                  .allows("initial_options", Values.list(0, 100, Composition.OPTION)))
          .and(
              "multi_external_select",
              several()
                  .allows("initial_options", Values.list(0, 100, Composition.OPTION))
                  .allows("min_query_length", Values.whole(0, 3000)))
          .and("multi_users_select", several().allows("initial_users", Values.list(0, 100, ID)))
          .and(
              "multi_conversations_select",
              several()
                  .allows("initial_conversations", Values.list(0, 100, ID))
                  .allows("default_to_current_conversation", Values.BOOL)
                  .allows("filter", Composition.FILTER))
          .and(
              "multi_channels_select",
              several().allows("initial_channels", Values.list(0, 100, ID)));

  static final Kinds BOXES =
      Kinds.none()
          .and(
              "checkboxes",
              boxes().allows("initial_options", Values.list(0, 10, Composition.MARKED_UP_OPTION)))
          .and("radio_buttons", boxes().allows("initial_option", Composition.MARKED_UP_OPTION));

  static final Kinds OVERFLOW =
      Kinds.none()
          .and(
              "overflow",
              Shape.element()
                  .requires("options", Values.list(1, 5, Composition.OVERFLOW_OPTION))
                  .allows("confirm", Composition.CONFIRM)
                  .also(Composition.CHOICES));

  private Menus() {}

  private static Shape select() {
    return Shape.element()
        .allows("placeholder", Texts.plain(150))
        .allows("confirm", Composition.CONFIRM)
        .allows("focus_on_load", Values.BOOL);
  }

  private static Shape several() {
    return select().allows("max_selected_items", Values.whole(1, 100));
  }

  private static Shape options() {
    return Shape.object()
        .allows("options", Values.list(1, 100, Composition.OPTION))
        .allows("option_groups", Values.list(1, 100, Composition.OPTION_GROUP))
        .also(Composition.exactlyOne("options", "option_groups"))
        .also(Composition.CHOICES);
  }

  private static Shape boxes() {
    return Shape.element()
        .requires("options", Values.list(1, 10, Composition.MARKED_UP_OPTION))
        .allows("confirm", Composition.CONFIRM)
        .allows("focus_on_load", Values.BOOL)
        .also(Composition.CHOICES);
  }
}
