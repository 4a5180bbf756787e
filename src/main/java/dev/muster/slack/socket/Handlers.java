package dev.muster.slack.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each envelope once to Bolt, many at a time, and answers every one of them. */
final class Handlers {
  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);
  private static final int REMEMBERED = 2_000;
  private static final int WAITING = 1_000;

  private final App app;
  private final SlackRequestParser parser;
  private final SocketListener listener;
  private final Clock clock;
  private final ThreadPoolExecutor pool;
  private volatile @Nullable Instant lastHandled;

  /** The acks of the last envelopes by their ids: what comes again gets the same answer. */
  private final Map<String, CompletableFuture<String>> acks =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  Handlers(App app, int threads, SocketListener listener, Clock clock) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.listener = listener;
    this.clock = clock;
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Threads.named("handler"));
    pool.allowCoreThreadTimeOut(true);
  }

  Optional<Instant> lastHandled() {
    return Optional.ofNullable(lastHandled);
  }

  /**
   * Takes an envelope; {@code reply} is given the ack, and whether the envelope is a repeated one.
   */
  void take(Envelope envelope, Runnable turnedAway, BiConsumer<String, Boolean> reply) {
    CompletableFuture<String> ack = new CompletableFuture<>();
    CompletableFuture<String> earlier;
    synchronized (acks) {
      earlier = acks.putIfAbsent(envelope.id(), ack);
    }
    if (earlier != null) {
      listener.repeated(envelope.type());
      CompletableFuture<?> unused =
          earlier.whenComplete((text, failure) -> reply.accept(text, true));
      return;
    }
    CompletableFuture<?> unused = ack.whenComplete((text, failure) -> reply.accept(text, false));
    try {
      pool.execute(() -> ack.complete(answer(envelope)));
    } catch (RejectedExecutionException e) {
      synchronized (acks) {
        acks.remove(envelope.id());
      }
      if (!pool.isShutdown()) {
        overloaded(envelope);
      }
      turnedAway.run();
    }
  }

  private void overloaded(Envelope envelope) {
    // An ack would tell Slack that it was handled. Without one an event comes again, and a
    // person is told by Slack that the app did not answer.
    LOG.error("{} was turned away: {} are waiting already.", envelope.kind(), WAITING);
    listener.overloaded(envelope.type());
  }

  /** Answers it here and now. */
  void rehearse(String message) {
    Envelope envelope = Envelope.in(JsonParser.parseString(message).getAsJsonObject());
    if (envelope == null) {
      throw new IllegalArgumentException("That is no envelope.");
    }
    answer(envelope);
  }

  /** Never throws: whatever a handler does, the envelope is acked and the next one is heard. */
  private String answer(Envelope envelope) {
    try {
      Request<?> request = parsed(envelope);
      if (request == null) {
        return failed(envelope, "Bolt knows no such request", null);
      }
      Response response = app.run(request);
      if (response == null || !Integer.valueOf(200).equals(response.getStatusCode())) {
        String status = response == null ? "nothing" : "status " + response.getStatusCode();
        return failed(envelope, "the app answered " + status, null);
      }
      String ack = ack(envelope, response);
      lastHandled = clock.instant();
      return ack;
    } catch (JsonParseException e) {
      return failed(envelope, "it has not the shape of such a message", null);
    } catch (RuntimeException e) {
      return isBolts(e)
          ? failed(envelope, "it has not the shape of such a message", null)
          : failed(envelope, "the handler failed", e);
    } catch (Throwable e) {
      // Errors too: ten of them must not leave the bot deaf.
      return failed(envelope, "the handler failed", e);
    }
  }

  /** Bolt takes for granted what Slack documents; what lacks it is no fault of anybody here. */
  private @Nullable Request<?> parsed(Envelope envelope) {
    try {
      return envelope.forBolt(parser);
    } catch (RuntimeException e) {
      LOG.debug("Bolt can't read {}: {}", envelope.kind(), e.getClass().getSimpleName());
      throw new JsonParseException("Bolt can't read it");
    }
  }

  /** Thrown by Bolt itself, before any of our handlers: a part is missing that it looked for. */
  private static boolean isBolts(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("com.slack.api.bolt.");
  }

  private String failed(Envelope envelope, String why, @Nullable Throwable failure) {
    String errorId = String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
    if (failure == null) {
      LOG.warn("[{}] {} was acked unhandled: {}.", errorId, envelope.kind(), why);
    } else {
      LOG.error("[{}] {} was acked unhandled: {}.", errorId, envelope.kind(), why, failure);
    }
    listener.failed(envelope.type(), errorId);
    return envelope
        .ackInWords(
            "Something went wrong in Muster (error "
                + errorId
                + "). Try again; if it stays, give whoever runs Muster this number.")
        .orElseGet(() -> envelope.plainAck().toString());
  }

  private static String ack(Envelope envelope, Response response) {
    JsonObject ack = envelope.plainAck();
    String body = response.getBody();
    if (body != null && !body.isEmpty() && envelope.takesPayload()) {
      ack.add("payload", payload(body, response.getContentType()));
    }
    return ack.toString();
  }

  private static JsonElement payload(String body, @Nullable String contentType) {
    if (contentType != null && contentType.startsWith("application/json")) {
      try {
        return JsonParser.parseString(body);
      } catch (JsonParseException e) {
        throw new IllegalStateException("The handler's answer is no JSON.", e);
      }
    }
    JsonObject text = new JsonObject();
    text.addProperty("text", body);
    return text;
  }

  /** Waits for the handlers that run, and then for no longer. */
  void close(Duration drain) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
      int left = pool.shutdownNow().size();
      LOG.warn("Closing: {} handlers still ran, {} messages waited.", pool.getActiveCount(), left);
      pool.awaitTermination(1, TimeUnit.SECONDS);
    }
  }
}
