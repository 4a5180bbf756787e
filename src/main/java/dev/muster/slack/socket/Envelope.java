package dev.muster.slack.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Slack wraps a command, a click or an event in: to be answered by its id. */
record Envelope(String id, String type, boolean takesPayload, JsonObject message) {

  /** The envelope in this message; null where the message is none. */
  static @Nullable Envelope in(JsonObject message) {
    String id = text(message, "envelope_id");
    String type = text(message, "type");
    if (id == null || type == null) {
      return null;
    }
    JsonElement takes = message.get("accepts_response_payload");
    boolean refuses = takes != null && takes.isJsonPrimitive() && !takes.getAsBoolean();
    return new Envelope(id, type, !refuses, message);
  }

  /** The same as a request that Bolt routes; null where Bolt knows no such kind. */
  @Nullable Request<?> forBolt(SlackRequestParser parser) {
    JsonElement payload = message.get("payload");
    if (payload == null || !payload.isJsonObject()) {
      return null;
    }
    Map<String, List<String>> headers = new HashMap<>();
    String attempt = text(message, "retry_attempt");
    if (attempt != null) {
      headers.put("X-Slack-Retry-Num", List.of(attempt));
    }
    String reason = text(message, "retry_reason");
    if (reason != null) {
      headers.put("X-Slack-Retry-Reason", List.of(reason));
    }
    return parser.parse(
        SlackRequestParser.HttpRequest.builder()
            .socketMode(true)
            .requestUri("")
            .remoteAddress("")
            .queryString(Map.of())
            .requestBody(payload.toString())
            .headers(new RequestHeaders(headers))
            .build());
  }

  @Override
  public String toString() {
    return kind(); // never what is in it: words, and addresses that whoever has them may answer at
  }

  /** The ack to send when nobody can handle it. */
  JsonObject plainAck() {
    JsonObject ack = new JsonObject();
    ack.addProperty("envelope_id", id);
    return ack;
  }

  /**
   * The ack that tells whoever typed a command why there is no other answer; empty where Slack
   * shows no such words.
   */
  Optional<String> ackInWords(String words) {
    if (!type.equals("slash_commands") || !takesPayload) {
      return Optional.empty();
    }
    JsonObject text = new JsonObject();
    text.addProperty("response_type", "ephemeral");
    text.addProperty("text", words);
    JsonObject ack = plainAck();
    ack.add("payload", text);
    return Optional.of(ack.toString());
  }

  /** The kind of thing inside, for the log: nothing of what people wrote. */
  String kind() {
    JsonElement payload = message.get("payload");
    String inner = null;
    if (payload != null && payload.isJsonObject()) {
      JsonObject object = payload.getAsJsonObject();
      JsonElement event = object.get("event");
      inner =
          event != null && event.isJsonObject()
              ? text(event.getAsJsonObject(), "type")
              : text(object, "type");
    }
    return inner == null ? type : type + "/" + inner;
  }

  static @Nullable String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || !value.isJsonPrimitive() ? null : value.getAsString();
  }
}
