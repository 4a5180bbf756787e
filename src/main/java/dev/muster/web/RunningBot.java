package dev.muster.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bot that has a data directory's store open, as a command on the same machine sees it. */
public final class RunningBot {
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(CONNECTING).proxy(HttpClient.Builder.NO_PROXY).build();
  private final ControlFile door;

  private RunningBot(ControlFile door) {
    this.door = door;
  }

  /** The one that uses this directory; empty if none answers there. */
  public static Optional<RunningBot> on(Path directory) throws IOException {
    Optional<ControlFile> file = ControlFile.read(directory);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    RunningBot bot = new RunningBot(file.get());
    try (InputStream pong = bot.ask("ping", Map.of())) {
      pong.transferTo(OutputStream.nullOutputStream());
      return Optional.of(bot);
    } catch (ConnectException e) {
      return Optional.empty(); // left behind by one that was killed
    }
  }

  /** Gives what was asked for; whether it came whole, its reader must know. */
  public InputStream ask(String page, Map<String, String> asked) throws IOException {
    String query =
        asked.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + door.port() + "/" + page + "?" + query))
            .header("Authorization", "Bearer " + door.secret())
            .build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        answer.body().close();
        // Another program may have the port of a bot that was killed.
        throw new ConnectException("No Muster of this directory answers: " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
