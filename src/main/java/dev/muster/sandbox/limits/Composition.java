package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The objects that elements share: options, confirmation dialogs, filters, Slack files. */
final class Composition {
  private static final Rule STYLE = Values.oneOf("primary", "danger");

  static final Rule CONFIRM =
      Shape.object()
          .requires("title", Texts.plain(100))
          .requires("text", Texts.any(300))
          .requires("confirm", Texts.plain(30))
          .requires("deny", Texts.plain(30))
          .allows("style", STYLE);

  static final Rule BUTTON_STYLE = STYLE;

  static final Rule OPTION = option(Texts.plain(75), Texts.plain(75));

  static final Rule MARKED_UP_OPTION = option(Texts.any(75), Texts.any(75));

  static final Rule OVERFLOW_OPTION =
      option(Texts.plain(75), Texts.plain(75)).allows("url", Values.url(3000));

  static final Rule OPTION_GROUP =
      Shape.object()
          .requires("label", Texts.plain(75))
          .requires("options", Values.list(1, 100, OPTION));

  static final Rule FILTER =
      Shape.object()
          .allows("include", Values.list(1, 4, Values.oneOf("im", "mpim", "private", "public")))
          .allows("exclude_external_shared_channels", Values.BOOL)
          .allows("exclude_bot_users", Values.BOOL);

  static final Rule DISPATCH =
      Shape.object()
          .requires(
              "trigger_actions_on",
              Values.list(1, 2, Values.oneOf("on_enter_pressed", "on_character_entered")));

  static final Rule SLACK_FILE =
      Shape.object()
          .allows("id", Values.string(1, 255))
          .allows("url", Values.url(3000))
          .also(exactlyOne("id", "url"));

  private Composition() {}

  private static Shape option(Rule text, Rule description) {
    return Shape.object()
        .requires("text", text)
        .requires("value", Values.string(1, 150))
        .allows("description", description);
  }

  static Rule exactlyOne(String one, String other) {
    return (value, at, found) -> {
      if (value.has(one) == value.has(other)) {
        found.add(
            at,
            value.has(one)
                ? "cannot define both `" + one + "` and `" + other + "`"
                : "must define either `" + one + "` or `" + other + "`");
      }
    };
  }

  /** Values of options differ, and what is chosen at first is one of them. */
  static final Rule CHOICES =
      (element, at, found) -> {
        Set<JsonNode> offered = new HashSet<>();
        Set<String> values = new HashSet<>();
        gather(element.path("options"), at.field("options"), offered, values, found);
        int group = 0;
        for (JsonNode each : element.path("option_groups")) {
          Pointer where = at.field("option_groups").item(group++).field("options");
          gather(each.path("options"), where, offered, values, found);
        }
        JsonNode one = element.get("initial_option");
        if (one != null && !offered.contains(asRead(one))) {
          found.add(at.field("initial_option"), "must be one of the provided options");
        }
        JsonNode several = element.get("initial_options");
        if (several != null && (several.isEmpty() || !allIn(several, offered))) {
          found.add(at.field("initial_options"), "must be one of the provided options");
        }
      };

  private static void gather(
      JsonNode options, Pointer at, Set<JsonNode> offered, Set<String> values, Findings found) {
    int index = 0;
    for (JsonNode option : options) {
      offered.add(asRead(option));
      String value = option.path("value").asText();
      if (!values.add(value)) {
        found.add(
            at.item(index).field("value"),
            "`value` \"" + value + "\" already exists for another option");
      }
      index++;
    }
  }

  /** What Slack makes of an option: it fills in what was left out before it compares. */
  private static JsonNode asRead(JsonNode option) {
    if (!(option instanceof ObjectNode)) {
      return option;
    }
    ObjectNode read = option.deepCopy();
    for (String field : List.of("text", "description")) {
      if (read.get(field) instanceof ObjectNode text) {
        boolean plain = text.path("type").asText().equals("plain_text");
        String more = plain ? "emoji" : "verbatim";
        if (!text.hasNonNull(more)) {
          text.put(more, plain); // emoji are on, verbatim is off
        }
      } else if (read.path(field).isNull()) {
        read.remove(field);
      }
    }
    return read;
  }

  private static boolean allIn(JsonNode chosen, Set<JsonNode> offered) {
    for (JsonNode option : chosen) {
      if (!offered.contains(asRead(option))) {
        return false;
      }
    }
    return true;
  }
}
