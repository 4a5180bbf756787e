package dev.muster.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over HTTP, or nothing at all: a hung-up line. */
public final class Answer {
  private static final Answer HANG_UP = new Answer(0, "", new byte[0], Map.of());

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  private Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  public static Answer json(JsonNode json) {
    return json(200, json);
  }

  public static Answer json(int status, JsonNode json) {
    return new Answer(status, "application/json; charset=utf-8", Json.bytes(json), Map.of());
  }

  public static Answer text(int status, String contentType, String text) {
    return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  public static Answer bytes(String contentType, byte[] bytes) {
    return new Answer(200, contentType, bytes.clone(), Map.of());
  }

  /** The connection is closed without a word. */
  public static Answer hangUp() {
    return HANG_UP;
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, body, more);
  }

  boolean isHangUp() {
    return status == 0;
  }

  public int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
