package dev.muster.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the schema refuses, in our words. What would be right is the {@code title} that the schema
 * gives to that kind of value: {@code a duration with its unit, such as 30m}.
 */
final class SchemaFault {
  private final Value top;
  private final JsonNode root;
  private final Error error;
  private final JsonNode rule;

  SchemaFault(Value top, JsonNode root, Error error) {
    this.top = top;
    this.root = root;
    this.error = error;
    String location = error.getSchemaLocation().toString();
    String pointer = location.substring(location.indexOf('#') + 1);
    this.rule = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  Fault fault() {
    return switch (error.getKeyword()) {
      case "required" -> fault("`" + property() + "` is missing", "add " + described(property()));
      case "additionalProperties" -> unknownKey();
      case "type" -> fault(place() + " is " + whatItIs(), "write " + wanted());
      case "enum" -> notOneOf();
      case "pattern" -> fault(place() + " can't be " + quoted(), "write " + wanted());
      case "minItems", "minProperties" -> fault(place() + " is empty", "write " + wanted());
      case "maxItems", "maxProperties" ->
          fault(place() + " is too long a list", "keep at most " + limit());
      case "uniqueItems" -> fault(place() + " names something twice", "name each once");
      case "minLength" -> fault(place() + " is empty", "write " + wanted());
      case "maxLength" -> fault(place() + " is too long", "keep it to " + limit() + " characters");
      case "minimum", "maximum" -> fault(place() + " can't be " + quoted(), "write " + wanted());
      default -> fault(place() + " is wrong: " + error.getMessage(), "write " + wanted());
    };
  }

  private Fault unknownKey() {
    List<String> known = new ArrayList<>();
    rule.path("properties").fieldNames().forEachRemaining(known::add);
    String right =
        Nearest.to(property(), known)
            .map(key -> "did you mean `" + key + "`?")
            .orElse("the keys here are " + String.join(", ", known));
    return value().at(property()).fault("`" + property() + "` is not a key of " + place(), right);
  }

  private Fault notOneOf() {
    List<String> words = new ArrayList<>();
    rule.path("enum").forEach(word -> words.add(word.asText()));
    String right =
        value()
            .text()
            .flatMap(text -> Nearest.to(text, words))
            .map(word -> "did you mean `" + word + "`?")
            .orElse("write one of " + String.join(", ", words));
    return fault(place() + " can't be " + quoted(), right);
  }

  private Fault fault(String what, String right) {
    return value().fault(what, right);
  }

  private String property() {
    return error.getProperty();
  }

  private String limit() {
    return rule.path(error.getKeyword()).asText();
  }

  /** The thing as a reader of the file would call it. */
  private String place() {
    NodePath path = error.getInstanceLocation();
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      if (path.getElement(i) instanceof String key) {
        return i == path.getNameCount() - 1 ? "`" + key + "`" : "an entry of `" + key + "`";
      }
    }
    return "this file";
  }

  private Value value() {
    Value value = top;
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      value =
          path.getElement(i) instanceof Integer index
              ? value.items().get(index)
              : value.at(path.getName(i));
    }
    return value;
  }

  private String quoted() {
    return "`" + value().text("that") + "`";
  }

  private String whatItIs() {
    JsonNode json = value().json();
    if (json.isObject()) {
      return "a group of keys";
    }
    if (json.isArray()) {
      return "a list";
    }
    if (json.isBoolean()) {
      return "`" + json.asText() + "`, a yes or no";
    }
    return json.isNumber() ? "the number " + json.asText() : "the text `" + json.asText() + "`";
  }

  private String wanted() {
    String title = title(rule).orElse("");
    if (!title.isEmpty()) {
      return title;
    }
    return switch (rule.path("type").asText()) {
      case "string" -> "a text, in quotes if it is only digits, yes or no";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      case "array" -> "a list with at least one `- item`";
      case "object" -> "`key: value` lines, indented below it";
      default -> "something else";
    };
  }

  private String described(String key) {
    JsonNode property = rule.path("properties").path(key);
    return title(property).map(title -> "it: " + title).orElse("it");
  }

  /** A rule that points to another has that one's title, unless it has its own. */
  private Optional<String> title(JsonNode schema) {
    if (schema.has("title")) {
      return Optional.of(schema.path("title").asText());
    }
    if (schema.has("$ref")) {
      return title(root.at(schema.path("$ref").asText().substring(1)));
    }
    return Optional.empty();
  }
}
