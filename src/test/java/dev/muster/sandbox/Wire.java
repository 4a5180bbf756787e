package dev.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** HTTP to a practice workspace: its Web API and its hands. */
public final class Wire {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final PracticeWorkspace workspace;

  public Wire(PracticeWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Calls a method of the Web API as the bot, as the SDKs do: with a form. */
  JsonNode api(String method, Map<String, ?> args) {
    return json(call(method, args, workspace.botToken()));
  }

  /** The same, where it must go well. */
  public JsonNode calls(String method, Map<String, ?> args) {
    JsonNode answer = api(method, args);
    if (!answer.path("ok").asBoolean()) {
      throw new AssertionError(method + " " + args + " answered " + answer);
    }
    return answer;
  }

  HttpResponse<String> call(String method, Map<String, ?> args, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(workspace.apiUrl() + method))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(args)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  private static String form(Map<String, ?> args) {
    return args.entrySet().stream()
        .map(arg -> encoded(arg.getKey()) + "=" + encoded(arg.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(
        value instanceof String || value instanceof Boolean || value instanceof Number
            ? String.valueOf(value)
            : text(value),
        StandardCharsets.UTF_8);
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something by hand, well or not. */
  public JsonNode hand(String path, Map<String, ?> body) {
    return json(post("sandbox/" + path, text(body)));
  }

  /** Does something by hand, which must go well. */
  public JsonNode does(String path, Map<String, ?> body) {
    JsonNode answer = hand(path, body);
    if (!answer.path("ok").asBoolean()) {
      throw new AssertionError(path + " " + body + " answered " + answer);
    }
    return answer;
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(workspace.url()).resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  public JsonNode look(String path) {
    return json(get("sandbox/" + path));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(workspace.url()).resolve(path)).GET().build());
  }

  public JsonNode channel(String name) {
    for (JsonNode channel : look("state").path("channels")) {
      if (channel.path("name").asText().equals(name)) {
        return channel;
      }
    }
    throw new AssertionError("There is no channel " + name);
  }

  public String user(String name) {
    for (JsonNode user : look("state").path("users")) {
      if (user.path("name").asText().equals(name)) {
        return user.path("id").asText();
      }
    }
    throw new AssertionError("There is nobody called " + name);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
