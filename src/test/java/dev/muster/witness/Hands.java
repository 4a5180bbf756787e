package dev.muster.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** What a person does in the practice workspace, over its own HTTP. */
final class Hands {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  Hands(URI base) {
    this.base = base;
  }

  /** Does it, and expects it to go well. */
  JsonNode does(String path, Map<String, ?> body) {
    JsonNode answer = tries(path, body);
    assertThat(answer.path("ok").asBoolean()).as("%s %s: %s", path, body, answer).isTrue();
    return answer;
  }

  JsonNode tries(String path, Map<String, ?> body) {
    try {
      return send(
          HttpRequest.newBuilder(base.resolve("/sandbox/" + path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }

  JsonNode sees(String path) {
    try {
      return send(HttpRequest.newBuilder(base.resolve("/sandbox/" + path)).build());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }

  JsonNode channel(String name) {
    for (JsonNode channel : sees("state").path("channels")) {
      if (channel.path("name").asText().equals(name)) {
        return channel;
      }
    }
    throw new AssertionError("No channel " + name);
  }

  /** The modal in front of that person; missing if none is open. */
  JsonNode modal(String user) {
    return sees("views?user=" + user).path("views").path(0);
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
