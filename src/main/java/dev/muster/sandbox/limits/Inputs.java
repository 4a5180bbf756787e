package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Elements into which a person types, and those that pick a day or an hour. */
final class Inputs {
  static final Kinds PICKERS =
      Kinds.none()
          .and(
              "datepicker",
              picker()
                  .allows(
                      "initial_date",
                      Values.matching(
                          "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "invalid date"))
                  .allows("placeholder", Texts.plain(150)))
          .and(
              "timepicker",
              picker()
                  .allows(
                      "initial_time", Values.matching("([01]\\d|2[0-3]):[0-5]\\d", "invalid time"))
                  .allows("placeholder", Texts.plain(150))
                  .allows("timezone", Values.string(1, 255)));

  static final Kinds MOMENT =
      Kinds.none()
          .and(
              "datetimepicker",
              picker().allows("initial_date_time", Values.whole(1_000_000_000L, 9_999_999_999L)));

  static final Kinds TYPED =
      Kinds.none()
          .and(
              "plain_text_input",
              typed()
                  .allows("initial_value", Values.string(0, 3000))
                  .allows("multiline", Values.BOOL)
                  .allows("min_length", Values.whole(0, 3000))
                  .allows("max_length", Values.whole(1, 3000))
                  .also(Inputs::lengths))
          .and("email_text_input", typed().allows("initial_value", Values.string(0, 3000)))
          .and("url_text_input", typed().allows("initial_value", Values.string(0, 3000)))
          .and(
              "number_input",
              typed()
                  .requires("is_decimal_allowed", Values.BOOL)
                  .allows("initial_value", Values.string(0, 255))
                  .allows("min_value", Values.string(0, 255))
                  .allows("max_value", Values.string(0, 255))
                  .also(Inputs::bounds))
          .and("rich_text_input", typed().allows("initial_value", RichText.BLOCK));

  static final Kinds FILE =
      Kinds.none()
          .and(
              "file_input",
              Shape.element()
                  .allows("filetypes", Values.list(1, 100, Values.string(1, 255)))
                  .allows("max_files", Values.whole(1, 10)));

  private Inputs() {}

  private static Shape picker() {
    return Shape.element()
        .allows("confirm", Composition.CONFIRM)
        .allows("focus_on_load", Values.BOOL);
  }

  private static Shape typed() {
    return Shape.element()
        .allows("placeholder", Texts.plain(150))
        .allows("dispatch_action_config", Composition.DISPATCH)
        .allows("focus_on_load", Values.BOOL);
  }

  private static void lengths(JsonNode element, Pointer at, Findings found) {
    int min = element.path("min_length").asInt(0);
    int max = element.path("max_length").asInt(3000);
    if (min > max) {
      found.add(at.field("min_length"), "must be less than or equal to `max_length`");
    }
  }

  private static void bounds(JsonNode element, Pointer at, Findings found) {
    BigDecimal min = number(element, "min_value", at, found);
    BigDecimal max = number(element, "max_value", at, found);
    BigDecimal first = number(element, "initial_value", at, found);
    if (min != null && max != null && min.compareTo(max) > 0) {
      found.add(at.field("min_value"), "must be less than or equal to `max_value`");
    }
    boolean below = first != null && min != null && first.compareTo(min) < 0;
    boolean above = first != null && max != null && first.compareTo(max) > 0;
    if (below || above) {
      found.add(at.field("initial_value"), "must be between `min_value` and `max_value`");
    }
  }

  private static @Nullable BigDecimal number(
      JsonNode element, String field, Pointer at, Findings found) {
    if (!element.has(field)) {
      return null;
    }
    try {
      return new BigDecimal(element.path(field).asText());
    } catch (NumberFormatException e) {
      found.add(at.field(field), "must be a valid number");
      return null;
    }
  }
}
