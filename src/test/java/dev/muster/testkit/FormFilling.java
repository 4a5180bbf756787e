package dev.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Fills in whatever form is open: words where words go, the first choice elsewhere. */
public final class FormFilling {
  private FormFilling() {}

  /**
   * Fills it in and submits it; closes it if it stays.
   *
   * @param person whom to choose where a person is asked for
   * @return what became of it
   */
  public static JsonNode fill(Person who, String words, String person) {
    Map<String, Object> values = new HashMap<>();
    JsonNode form = who.form();
    for (JsonNode block : form.path("blocks")) {
      JsonNode element = block.path("element");
      String id = block.path("block_id").asText();
      switch (element.path("type").asText()) {
        case "plain_text_input" ->
            values.put(id, cut(words, element.path("max_length").asInt(3000)));
        case "static_select", "radio_buttons" ->
            values.put(id, element.path("options").path(0).path("value").asText());
        case "users_select" -> values.put(id, person);
        default -> {
          // a box that may stay empty, or words of ours
        }
      }
    }
    JsonNode answer = who.submits(values);
    if (who.hasForm()) {
      who.closesForm();
    }
    return answer;
  }

  private static String cut(String words, int most) {
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most));
  }
}
