package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object: the fields that it must have, those that it may have, and no others. */
final class Shape implements Rule {
  private final Map<String, Rule> fields = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final List<Rule> further = new ArrayList<>();

  private Shape() {}

  /** An object without a {@code type}. */
  static Shape object() {
    return new Shape();
  }

  /** An object that its {@code type} names; {@link Kinds} has looked at that field already. */
  static Shape typed() {
    return object().allows("type", (value, at, found) -> {});
  }

  static Shape block() {
    return typed().allows("block_id", Values.string(1, 255));
  }

  static Shape element() {
    return typed().allows("action_id", Values.string(1, 255));
  }

  Shape requires(String field, Rule rule) {
    required.add(field);
    return allows(field, rule);
  }

  Shape allows(String field, Rule rule) {
    fields.put(field, rule);
    return this;
  }

  /** Takes over the fields of another shape. */
  Shape with(Shape other) {
    fields.putAll(other.fields);
    required.addAll(other.required);
    further.addAll(other.further);
    return this;
  }

  /** A rule about several fields together; looked at once each of them is well formed. */
  Shape also(Rule rule) {
    further.add(rule);
    return this;
  }

  @Override
  public void check(JsonNode value, Pointer at, Findings found) {
    if (!value.isObject()) {
      found.add(at, "must provide an object");
      return;
    }
    int before = found.count();
    for (String field : required) {
      if (!value.has(field)) {
        found.add(at, "missing required field: " + field);
      }
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      Rule rule = fields.get(entry.getKey());
      if (rule == null) {
        found.add(at, "invalid additional property: " + entry.getKey());
      } else {
        rule.check(entry.getValue(), at.field(entry.getKey()), found);
      }
    }
    if (found.count() == before) {
      further.forEach(rule -> rule.check(value, at, found));
    }
  }
}
