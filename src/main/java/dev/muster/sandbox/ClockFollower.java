package dev.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In another process than the workspace's: follows its clock, and has work done when it moves. */
public final class ClockFollower implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClockFollower.class);
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);
  private static final long PAUSE_MS = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(SHORT).build();
  private final URI workspace;
  private volatile Duration offset = Duration.ZERO;
  private volatile @Nullable Instant standing;
  private volatile boolean closed;
  private @Nullable Thread thread;

  private ClockFollower(URI workspace) {
    this.workspace = workspace;
  }

  /**
   * Asks whether a practice workspace is there, and takes its time.
   *
   * @param slackApiUrl a Web API's address, such as {@code http://127.0.0.1:8065/api/}
   * @return empty where it is not this machine's, or nothing of the kind answers
   */
  public static Optional<ClockFollower> of(String slackApiUrl) {
    URI api = URI.create(slackApiUrl);
    String host = api.getHost();
    if (host == null || !(host.equals("127.0.0.1") || host.equals("localhost"))) {
      return Optional.empty();
    }
    ClockFollower follower = new ClockFollower(api.resolve("/"));
    try {
      follower.take(follower.call("GET", "sandbox/clock", Json.object(), SHORT));
      return Optional.of(follower);
    } catch (IOException e) {
      log.debug("There is no practice workspace at {}", slackApiUrl, e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The workspace's time, here. */
  public Clock clock() {
    return new Followed();
  }

  /** From now on the workspace's clock waits for this one's work; call it once. */
  public synchronized void follow(Follower follower) {
    Thread started = new Thread(() -> run(follower), "practice-workspace-clock-follower");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  private void run(Follower follower) {
    while (!closed) {
      try {
        String name =
            call("POST", "sandbox/clock/follow", Json.object(), SHORT).path("follower").asText();
        obey(name, follower);
      } catch (IOException e) {
        // The workspace was stopped, or forgot this follower when it started again.
        log.debug("Lost the practice workspace's clock; will ask again", e);
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void obey(String name, Follower follower) throws IOException, InterruptedException {
    long settled = 0;
    while (!closed) {
      ObjectNode question = Json.object().put("follower", name).put("settled", settled);
      follower
          .next()
          .ifPresent(
              due -> question.put("next_due", due.at().toString()).put("next_what", due.what()));
      JsonNode answer = call("POST", "sandbox/clock/next", question, LONG_POLL);
      take(answer);
      long order = answer.path("order").asLong();
      if (order > settled) {
        call("POST", "sandbox/clock/heard", question.put("order", order), SHORT);
        follower.settle();
        settled = order;
      }
    }
    call("POST", "sandbox/clock/leave", Json.object().put("follower", name), SHORT);
  }

  private void take(JsonNode answer) {
    standing =
        answer.path("stands_still").asBoolean() ? Instant.parse(answer.path("now").asText()) : null;
    offset = Duration.ofMillis(answer.path("offset_ms").asLong());
  }

  private JsonNode call(String verb, String path, ObjectNode body, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(workspace.resolve(path))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .method(verb, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return Json.parse(response.body())
        .filter(json -> json.path("ok").asBoolean())
        .orElseThrow(() -> new IOException(path + " answered " + response.statusCode()));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private final class Followed extends Clock {
    @Override
    public Instant instant() {
      Instant still = standing;
      return still == null ? Instant.now().plus(offset) : still;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.tick(this, Duration.ofNanos(1)).withZone(zone);
    }
  }
}
