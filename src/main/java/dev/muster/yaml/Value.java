package dev.muster.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of the file with the line it begins on. Asking for what isn't there answers an absent
 * value, so that a file with mistakes can still be looked through for more of them.
 */
public final class Value {
  private final int line;
  private final int textLine;
  private final JsonNode scalar;
  private final Map<String, Value> entries;
  private final List<Value> items;
  private final Shape shape;

  private enum Shape {
    ABSENT,
    SCALAR,
    MAPPING,
    LIST
  }

  private Value(
      int line, Shape shape, JsonNode scalar, Map<String, Value> entries, List<Value> items) {
    this(line, line, shape, scalar, entries, items);
  }

  private Value(
      int line,
      int textLine,
      Shape shape,
      JsonNode scalar,
      Map<String, Value> entries,
      List<Value> items) {
    this.line = line;
    this.textLine = textLine;
    this.shape = shape;
    this.scalar = scalar;
    this.entries = entries;
    this.items = items;
  }

  static Value absent(int line) {
    return new Value(line, Shape.ABSENT, MissingNode.getInstance(), Map.of(), List.of());
  }

  /**
   * @param textLine where its first line of text is: under the key, if it is written as a block
   */
  static Value scalar(int line, int textLine, JsonNode scalar) {
    return new Value(line, textLine, Shape.SCALAR, scalar, Map.of(), List.of());
  }

  static Value mapping(int line, Map<String, Value> entries) {
    return new Value(
        line, Shape.MAPPING, MissingNode.getInstance(), new LinkedHashMap<>(entries), List.of());
  }

  static Value list(int line, List<Value> items) {
    return new Value(line, Shape.LIST, MissingNode.getInstance(), Map.of(), List.copyOf(items));
  }

  /** The line of the key or hyphen that this value follows. */
  public int line() {
    return line;
  }

  /**
   * Where a line of a text of several lines stands in the file.
   *
   * @param ofText from 1
   */
  public int line(int ofText) {
    return textLine + ofText - 1;
  }

  public boolean isPresent() {
    return shape != Shape.ABSENT;
  }

  public Value at(String key) {
    Value entry = entries.get(key);
    return entry == null ? absent(line) : entry;
  }

  /** In the file's order. */
  public Map<String, Value> entries() {
    return entries;
  }

  public List<Value> items() {
    return items;
  }

  /** As it was written; empty for what is no single value. */
  public Optional<String> text() {
    return shape == Shape.SCALAR ? Optional.of(scalar.asText()) : Optional.empty();
  }

  public String text(String otherwise) {
    return text().orElse(otherwise);
  }

  public List<String> texts() {
    return items.stream().flatMap(item -> item.text().stream()).toList();
  }

  public boolean isTrue() {
    return scalar.asBoolean(false);
  }

  public int number(int otherwise) {
    return scalar.asInt(otherwise);
  }

  /** What the schema is asked about. */
  JsonNode json() {
    return switch (shape) {
      case ABSENT, SCALAR -> scalar;
      case MAPPING -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        entries.forEach((key, value) -> object.set(key, value.json()));
        yield object;
      }
      case LIST -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(item.json()));
        yield array;
      }
    };
  }
}
