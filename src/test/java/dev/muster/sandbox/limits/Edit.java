package dev.muster.sandbox.limits;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One change to a good payload, and what Slack then says. */
record Edit(String at, String to, String expected) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REMOVED = "";

  static Edit set(String at, String to, String expected) {
    return new Edit(at, to, expected);
  }

  static Edit remove(String at, String expected) {
    return new Edit(at, REMOVED, expected);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A JSON string of that many letters. */
  static String letters(int count) {
    return "'" + "x".repeat(count) + "'";
  }

  JsonNode applyTo(JsonNode good) {
    JsonNode bad = good.deepCopy();
    JsonPointer pointer = JsonPointer.compile(at);
    JsonNode parent = bad.at(pointer.head());
    String last = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode list) {
      int index = pointer.last().getMatchingIndex();
      if (index < list.size()) {
        list.set(index, json(to));
      } else {
        list.add(json(to));
      }
    } else if (to.equals(REMOVED)) {
      ((ObjectNode) parent).remove(last);
    } else {
      ((ObjectNode) parent).set(last, json(to));
    }
    return bad;
  }

  @Override
  public String toString() {
    String value = to.length() > 40 ? to.substring(0, 40) + "…" : to;
    return at + " = " + value + " → " + expected;
  }
}
