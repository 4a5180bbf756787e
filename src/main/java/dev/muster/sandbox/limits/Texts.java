package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Text objects: {@code plain_text}, which may carry {@code emoji}, and {@code mrkdwn}, which may
 * carry {@code verbatim}.
 */
final class Texts {
  private Texts() {}

  /** A text of either kind. */
  static Rule any(int max) {
    Kinds either =
        Kinds.none().and("plain_text", shape("emoji", max)).and("mrkdwn", shape("verbatim", max));
    return withItsSchema(either);
  }

  /** A text that Slack takes as {@code plain_text} only. */
  static Rule plain(int max) {
    Shape plain = shape("emoji", max);
    return withItsSchema(
        (value, at, found) -> {
          JsonNode type = value.get("type");
          if (type != null && !type.asText().equals("plain_text")) {
            found.add(at.field("type"), "must be a valid enum value");
          } else {
            plain.check(value, at, found);
          }
        });
  }

  private static Shape shape(String flag, int max) {
    return Shape.object()
        .requires("type", (value, at, found) -> {})
        .requires("text", Values.string(1, max))
        .allows(flag, Values.BOOL);
  }

  private static Rule withItsSchema(Rule text) {
    return (value, at, found) -> {
      if (!value.isObject()) {
        found.add(at, "must provide an object");
        return;
      }
      Findings inner = new Findings();
      text.check(value, at, inner);
      found.addUnder(at, inner);
    };
  }
}
