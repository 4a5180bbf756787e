package dev.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Does in the practice workspace what a person does, over HTTP. */
public final class Hands {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;

  public Hands(String url) {
    this.url = url;
  }

  /** The answer, whether it is ok or not. */
  public JsonNode post(String path, Map<String, ?> body) {
    try {
      return send(
          HttpRequest.newBuilder(URI.create(url + "sandbox/" + path))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer, which must be ok. */
  public JsonNode does(String path, Map<String, ?> body) {
    JsonNode answer = post(path, body);
    if (!answer.path("ok").asBoolean()) {
      throw new AssertionError(path + " " + body + " answered " + answer);
    }
    return answer;
  }

  /** Types {@code /incident} and these words; the answer, without waiting for what comes of it. */
  public JsonNode types(String user, String channel, String words) {
    return does(
        "command", Map.of("user", user, "channel", channel, "command", "/incident", "text", words));
  }

  /** Calls a method of the Web API. */
  public JsonNode api(String address, String token, Map<String, ?> body) {
    try {
      return send(
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", "application/json; charset=utf-8")
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + "sandbox/" + path)).GET().build());
  }

  private static JsonNode send(HttpRequest request) {
    try {
      return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
