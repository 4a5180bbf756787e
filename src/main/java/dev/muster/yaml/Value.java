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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A value of a file with the line it begins on. Asking for what isn't there answers an absent
 * value, so that a file with mistakes can still be looked through for more of them.
 */
public final class Value {
  private final Place place;
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

  /** Where it stands: of a playbook that extends another, parts stand in that one's file. */
  record Place(String file, int line) {}

  private Value(
      Place place, Shape shape, JsonNode scalar, Map<String, Value> entries, List<Value> items) {
    this.place = place;
    this.shape = shape;
    this.scalar = scalar;
    this.entries = entries;
    this.items = items;
  }

  static Value absent(Place place) {
    return new Value(place, Shape.ABSENT, MissingNode.getInstance(), Map.of(), List.of());
  }

  static Value scalar(Place place, JsonNode scalar) {
    return new Value(place, Shape.SCALAR, scalar, Map.of(), List.of());
  }

  static Value mapping(Place place, Map<String, Value> entries) {
    return new Value(
        place, Shape.MAPPING, MissingNode.getInstance(), new LinkedHashMap<>(entries), List.of());
  }

  static Value list(Place place, List<Value> items) {
    return new Value(place, Shape.LIST, MissingNode.getInstance(), Map.of(), List.copyOf(items));
  }

  /** The line of the key or hyphen that this value follows. */
  public int line() {
    return place.line();
  }

  /** A mistake that is made here. */
  public Fault fault(String what, String right) {
    return new Fault(place.file(), place.line(), what, right);
  }

  public boolean isPresent() {
    return shape != Shape.ABSENT;
  }

  public Value at(String key) {
    Value entry = entries.get(key);
    return entry == null ? absent(place) : entry;
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

  /**
   * This laid over another: key by key where both are mappings, whole where not. What is only in
   * the other one stays where it is.
   */
  public Value over(Value below) {
    if (shape != Shape.MAPPING || below.shape != Shape.MAPPING) {
      return isPresent() ? this : below;
    }
    Map<String, Value> both = new LinkedHashMap<>(below.entries);
    entries.forEach((key, value) -> both.merge(key, value, (lower, upper) -> upper.over(lower)));
    return mapping(place, both);
  }

  /** The same mapping without the keys that aren't wanted; anything else is as it is. */
  public Value keeping(Predicate<String> wanted) {
    if (shape != Shape.MAPPING) {
      return this;
    }
    Map<String, Value> kept = new LinkedHashMap<>(entries);
    kept.keySet().removeIf(key -> !wanted.test(key));
    return mapping(place, kept);
  }

  /** The same with what stands under this key made into something else, if anything does. */
  public Value changing(String key, UnaryOperator<Value> change) {
    Map<String, Value> changed = new LinkedHashMap<>(entries);
    changed.computeIfPresent(key, (k, value) -> change.apply(value));
    return shape == Shape.MAPPING ? mapping(place, changed) : this;
  }

  /** The same list with each item made into something else, or left out. */
  public Value eachItem(Function<Value, Optional<Value>> change) {
    return shape == Shape.LIST
        ? list(place, items.stream().flatMap(item -> change.apply(item).stream()).toList())
        : this;
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
