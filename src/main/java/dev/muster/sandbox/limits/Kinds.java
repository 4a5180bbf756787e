package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects told apart by their {@code type}, each kind with its own shape. */
final class Kinds implements Rule {
  private final Map<String, Rule> shapes = new LinkedHashMap<>();

  static Kinds none() {
    return new Kinds();
  }

  Kinds and(String type, Rule shape) {
    shapes.put(type, shape);
    return this;
  }

  Kinds and(Kinds others) {
    shapes.putAll(others.shapes);
    return this;
  }

  /** These kinds of them alone. */
  Kinds only(Collection<String> types) {
    Kinds chosen = new Kinds();
    for (String type : types) {
      Rule shape = shapes.get(type);
      if (shape == null) {
        throw new IllegalArgumentException("No kind " + type);
      }
      chosen.and(type, shape);
    }
    return chosen;
  }

  Kinds without(String... types) {
    Kinds chosen = none().and(this);
    for (String type : types) {
      chosen.shapes.remove(type);
    }
    return chosen;
  }

  @Override
  public void check(JsonNode value, Pointer at, Findings found) {
    if (!value.isObject()) {
      found.add(at, "must provide an object");
      return;
    }
    JsonNode type = value.get("type");
    if (type == null) {
      found.add(at, "missing required field: type");
      return;
    }
    Rule shape = shapes.get(type.asText());
    if (!type.isTextual() || shape == null) {
      found.add(at.field("type"), "unsupported type: " + type.asText());
      return;
    }
    shape.check(value, at, found);
  }
}
