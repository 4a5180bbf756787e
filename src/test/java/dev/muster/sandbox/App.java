package dev.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An app at the other end of a socket: it hears everything and acknowledges as it was told. */
public final class App implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private volatile Function<JsonNode, Optional<String>> answers = envelope -> Optional.of("{}");

  private App(String url) {
    socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(url), new Ears()).join();
  }

  public static App connectedTo(PracticeWorkspace workspace) {
    App app = new App(newUrl(workspace));
    app.next("hello");
    return app;
  }

  static App at(String url) {
    return new App(url);
  }

  static String newUrl(PracticeWorkspace workspace) {
    JsonNode answer =
        Wire.json(
            new Wire(workspace).call("apps.connections.open", Map.of(), workspace.appToken()));
    return answer.path("url").asText();
  }

  /** From now on it acknowledges so: with that payload, or not at all. */
  public App answering(Function<JsonNode, Optional<String>> how) {
    answers = how;
    return this;
  }

  public App answering(String payload) {
    return answering(envelope -> Optional.of(payload));
  }

  public App silent() {
    return answering(envelope -> Optional.empty());
  }

  /** The next frame of that type; others before it are passed over. */
  public JsonNode next(String type) {
    return next(frame -> frame.path("type").asText().equals(type), type);
  }

  /** The next event of that type and subtype. */
  JsonNode event(String type) {
    return next(
            frame -> {
              JsonNode event = frame.path("payload").path("event");
              String subtype = event.path("subtype").asText("");
              return (event.path("type").asText() + (subtype.isEmpty() ? "" : "/" + subtype))
                  .equals(type);
            },
            type)
        .path("payload")
        .path("event");
  }

  public JsonNode next(Function<JsonNode, Boolean> wanted, String what) {
    try {
      while (true) {
        JsonNode frame = heard.poll(10, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("The app never heard " + what);
        }
        if (wanted.apply(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int unread() {
    return heard.size();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        hear(from, text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(WebSocket from, String frame) {
      try {
        JsonNode json = Wire.JSON.readTree(frame);
        heard.add(json);
        if (json.has("envelope_id")) {
          acknowledge(from, json);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void acknowledge(WebSocket from, JsonNode envelope) throws IOException {
      Optional<String> payload = answers.apply(envelope);
      if (payload.isPresent()) {
        ObjectNode ack = Wire.JSON.createObjectNode();
        ack.set("envelope_id", envelope.get("envelope_id"));
        ack.set("payload", Wire.JSON.readTree(payload.get()));
        var unused = from.sendText(ack.toString(), true);
      }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      heard.add(Wire.JSON.createObjectNode().put("type", "closed"));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      heard.add(Wire.JSON.createObjectNode().put("type", "broken"));
    }
  }
}
