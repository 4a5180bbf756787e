package dev.muster.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The practice workspace, which times the ack itself: the hand's own HTTP call is not in it. */
final class PracticePeer implements Peer {
  private final PracticeWorkspace workspace =
      PracticeWorkspace.start(
          PracticeWorkspace.Options.defaults().withRateLimits(false), WorkspaceClock.running());
  private final HttpClient hands = HttpClient.newHttpClient();

  @Override
  public String apiUrl() {
    return workspace.apiUrl();
  }

  @Override
  public String botToken() {
    return workspace.botToken();
  }

  @Override
  public String appToken() {
    return workspace.appToken();
  }

  @Override
  public double ackMillis(String command, String text) throws Exception {
    JsonObject typed = new JsonObject();
    typed.addProperty("user", "ana");
    typed.addProperty("channel", "general");
    typed.addProperty("command", command);
    typed.addProperty("text", text);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(workspace.url() + "sandbox/command"))
            .POST(HttpRequest.BodyPublishers.ofString(typed.toString()))
            .header("Content-Type", "application/json")
            .build();
    String body = hands.send(request, HttpResponse.BodyHandlers.ofString()).body();
    JsonObject answer = JsonParser.parseString(body).getAsJsonObject();
    if (!answer.get("ok").getAsBoolean()) {
      throw new IllegalStateException(body);
    }
    return answer.get("acked_in_ms").getAsDouble();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
