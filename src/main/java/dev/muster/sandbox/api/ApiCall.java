package dev.muster.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Form;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.http.Request;
import dev.muster.sandbox.world.SlackError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of the Web API, however its arguments were sent. */
public final class ApiCall {
  private final String method;
  private final String token;
  private final ObjectNode args;

  private ApiCall(String method, String token, ObjectNode args) {
    this.method = method;
    this.token = token;
    this.args = args;
  }

  static ApiCall of(String method, Request request) {
    ObjectNode args = Json.object();
    request.query().forEach((name, value) -> args.set(name, decoded(value)));
    args.setAll(bodyOf(request));
    JsonNode inArgs = args.remove("token");
    String header = request.authorization();
    String token =
        header.toLowerCase(Locale.ROOT).startsWith("bearer ")
            ? header.substring("bearer ".length()).trim()
            : inArgs == null ? "" : inArgs.asText();
    return new ApiCall(method, token, args);
  }

  private static ObjectNode bodyOf(Request request) {
    String type = request.contentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json")) {
      return Json.parse(request.body()).orElseGet(Json::object) instanceof ObjectNode object
          ? object
          : Json.object();
    }
    ObjectNode fields = Json.object();
    if (type.startsWith("multipart/form-data")) {
      Form.multipart(request.contentType(), request.body())
          .forEach(
              (name, bytes) ->
                  fields.set(name, decoded(new String(bytes, StandardCharsets.UTF_8))));
    } else {
      Form.urlEncoded(request.bodyText())
          .forEach((name, value) -> fields.set(name, decoded(value)));
    }
    return fields;
  }

  /** A form's field holds text, or JSON in text. */
  private static JsonNode decoded(String value) {
    String trimmed = value.trim();
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      return Json.parse(value)
          .filter(JsonNode::isContainerNode)
          .orElseGet(() -> Json.object().textNode(value));
    }
    return Json.object().textNode(value);
  }

  public String method() {
    return method;
  }

  String token() {
    return token;
  }

  /** Whether it was the app that called, by its own token, not its bot. */
  public boolean isOfTheApp() {
    return Token.of(token).filter(Token.APP::equals).isPresent();
  }

  /** What was asked, JSON as JSON, without the token. */
  ObjectNode args() {
    return args;
  }

  /** The argument as text; empty where it is absent or blank. */
  public Optional<String> text(String name) {
    JsonNode value = args.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    String text = value.isContainerNode() ? Json.text(value) : value.asText();
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  public String textOr(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  public boolean has(String name) {
    return args.hasNonNull(name);
  }

  /** The argument, without which the call is wrong. */
  public String required(String name) {
    return text(name)
        .orElseThrow(() -> SlackError.of("invalid_arguments", "missing required field: " + name));
  }

  public boolean flag(String name) {
    return text(name)
        .map(value -> value.equals("true") || value.equals("1") || value.equals("True"))
        .orElse(false);
  }

  /** A number between 1 and the most. */
  public int number(String name, int otherwise, int most) {
    try {
      return text(name).map(value -> Math.min(most, Integer.parseInt(value))).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw SlackError.of("invalid_arguments", "failed to match all allowed schemas");
    }
  }

  /** The argument where it is an object or a list. */
  public @Nullable JsonNode json(String name) {
    JsonNode value = args.get(name);
    return value == null || !value.isContainerNode() ? null : value;
  }

  /** Whether the argument was given but is no JSON. */
  public boolean isBroken(String name) {
    return has(name) && json(name) == null && !textOr(name, "").isEmpty();
  }

  /** A comma-separated or a JSON list. */
  public List<String> list(String name) {
    JsonNode json = json(name);
    List<String> values = new ArrayList<>();
    if (json != null && json.isArray()) {
      json.forEach(value -> values.add(value.asText()));
    } else {
      text(name).ifPresent(text -> values.addAll(Arrays.asList(text.split(",", -1))));
    }
    values.replaceAll(String::trim);
    values.removeIf(String::isEmpty);
    return values;
  }

  /** The page of all this that the call's cursor and limit name. */
  public <T> Page<T> page(List<T> all, int otherwise) {
    return page(all, otherwise, 1000);
  }

  /** The same, where more than the most is refused: a limit is "an integer under 1000". */
  public <T> Page<T> pageUnder(List<T> all, int otherwise, int under) {
    if (number("limit", otherwise, Integer.MAX_VALUE) >= under || number("limit", 1, under) < 0) {
      throw SlackError.of("invalid_limit");
    }
    return page(all, otherwise, under);
  }

  private <T> Page<T> page(List<T> all, int otherwise, int most) {
    int start = textOr("cursor", "").isEmpty() ? 0 : cursor(all.size());
    int end = Math.min(all.size(), start + Math.max(1, number("limit", otherwise, most)));
    return new Page<>(all.subList(start, end), end < all.size() ? "next:" + end : "");
  }

  private int cursor(int size) {
    String cursor = textOr("cursor", "");
    try {
      int start = Integer.parseInt(cursor.substring("next:".length()));
      if (cursor.startsWith("next:") && start >= 0 && start <= size) {
        return start;
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw SlackError.of("invalid_cursor");
    }
    throw SlackError.of("invalid_cursor");
  }

  /** Some of a list, and where the rest goes on. */
  public record Page<T>(List<T> items, String nextCursor) {
    public ObjectNode putCursorInto(ObjectNode answer) {
      answer.putObject("response_metadata").put("next_cursor", nextCursor);
      return answer;
    }
  }
}
