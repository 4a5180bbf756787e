package dev.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Answer;
import dev.muster.sandbox.http.Endpoint;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.http.Request;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code /sandbox/clock}: tells the time and moves it on. A bot in another process follows the
 * clock by asking {@code /sandbox/clock/next} again and again: each question says when its next
 * work falls due and which order it has carried out, and is answered when there is a new order,
 * which it then says it has heard.
 */
final class ClockEndpoint implements Endpoint, AutoCloseable {
  private final WorkspaceClock clock;
  private final Map<String, RemoteFollower> remote = new ConcurrentHashMap<>();
  private final AtomicInteger named = new AtomicInteger();

  /** Moving the clock waits for others; nothing else may wait for it. */
  private final ExecutorService mover =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "practice-workspace-clock");
            thread.setDaemon(true);
            return thread;
          });

  ClockEndpoint(WorkspaceClock clock) {
    this.clock = clock;
  }

  @Override
  public CompletionStage<Answer> answer(Request request) {
    String what = request.verb() + " " + request.path();
    Optional<JsonNode> body = Json.parse(request.body());
    return switch (what) {
      case "GET /sandbox/clock" -> done(Answer.json(now()));
      case "POST /sandbox/clock" -> advance(body);
      case "POST /sandbox/clock/follow" -> done(Answer.json(follow()));
      case "POST /sandbox/clock/next" -> next(body);
      case "POST /sandbox/clock/heard" -> heard(body);
      case "POST /sandbox/clock/leave" -> leave(body);
      default -> done(Answer.json(404, Json.error("unknown_hand")));
    };
  }

  private ObjectNode now() {
    ObjectNode now =
        Json.ok()
            .put("now", clock.instant().toString())
            .put("offset_ms", clock.skipped().toMillis())
            .put("stands_still", clock.standsStill())
            .put("moving", clock.isMoving());
    clock
        .next()
        .ifPresent(due -> now.put("next_due", due.at().toString()).put("next_what", due.what()));
    return now;
  }

  private CompletionStage<Answer> advance(Optional<JsonNode> body) {
    Optional<String> asked = body.flatMap(json -> Json.text(json, "advance"));
    if (asked.isEmpty()) {
      return done(Answer.json(400, Json.error("missing_argument").put("argument", "advance")));
    }
    Duration span;
    try {
      span = Duration.parse(asked.get());
    } catch (DateTimeParseException e) {
      return done(invalid("Say the span as in PT30M."));
    }
    if (span.isNegative() || span.compareTo(Duration.ofDays(3660)) > 0) {
      return done(invalid("The clock goes forward, by ten years at most."));
    }
    return CompletableFuture.supplyAsync(
        () -> {
          clock.advance(span);
          return Answer.json(now());
        },
        mover);
  }

  private static Answer invalid(String why) {
    return Answer.json(400, Json.error("invalid_duration").put("detail", why));
  }

  private ObjectNode follow() {
    String name = "F" + named.incrementAndGet();
    RemoteFollower follower = new RemoteFollower();
    remote.put(name, follower);
    clock.follow(follower);
    return now().put("follower", name);
  }

  private CompletionStage<Answer> next(Optional<JsonNode> body) {
    Optional<RemoteFollower> follower = named(body);
    if (follower.isEmpty()) {
      return done(Answer.json(404, Json.error("follower_not_found")));
    }
    return follower
        .get()
        .asks(body.orElseThrow())
        .thenApply(order -> Answer.json(now().put("order", order)));
  }

  private CompletionStage<Answer> heard(Optional<JsonNode> body) {
    named(body).ifPresent(it -> it.hears(body.orElseThrow().path("order").asLong()));
    return done(Answer.json(Json.ok()));
  }

  private CompletionStage<Answer> leave(Optional<JsonNode> body) {
    body.flatMap(json -> Json.text(json, "follower"))
        .map(remote::remove)
        .ifPresent(clock::unfollow);
    return done(Answer.json(Json.ok()));
  }

  private Optional<RemoteFollower> named(Optional<JsonNode> body) {
    return body.flatMap(json -> Json.text(json, "follower")).map(remote::get);
  }

  private static CompletionStage<Answer> done(Answer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public void close() {
    remote.values().forEach(clock::unfollow);
    remote.values().forEach(RemoteFollower::close);
    remote.clear();
    mover.shutdownNow();
  }
}
