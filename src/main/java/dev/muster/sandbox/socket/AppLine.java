package dev.muster.sandbox.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everything that goes to the app: envelopes out over one of its connections, acks back. */
public final class AppLine {
  /** What Slack gives an app to acknowledge. */
  static final long ACK_SECONDS = 3;

  /** So long before it closes them does Slack warn of it. */
  private static final long WARNING_SECONDS = 10;

  /** So long is an event held back that nothing overtakes. */
  private static final long LONGEST_HOLD_MS = 2_000;

  private static final String WARNING = "warning";
  private static final String NO_ANSWER = "";

  /** So many of the envelopes sent last can be sent again. */
  private static final int REMEMBERED = 500;

  private final ScheduledExecutorService timer;
  private final Disturbances disturbances;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final Map<String, Awaited> awaited = new ConcurrentHashMap<>();
  private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Deque<Sent> sentLast = new ArrayDeque<>();

  private record Sent(
      String type, ObjectNode envelope, boolean mayAnswer, @Nullable Connection carrier) {}

  private record Awaited(
      CompletableFuture<Optional<Ack>> ack, long sentNanos, ScheduledFuture<?> timeout) {}

  public AppLine(ScheduledExecutorService timer, Disturbances disturbances) {
    this.timer = timer;
    this.disturbances = disturbances;
  }

  /** Says hello, and counts the connection in before anybody can have heard it. */
  synchronized void greet(Connection connection, String hello) {
    connection.send(hello);
    connections.add(connection);
  }

  void remove(Connection connection) {
    connections.remove(connection);
  }

  List<Connection> connections() {
    return connections;
  }

  /** Whether any app listens. */
  public boolean isConnected() {
    return connections.stream().anyMatch(Connection::isOpen);
  }

  /**
   * Sends what a person did. The future holds the app's acknowledgement, or nothing if none came in
   * three seconds.
   */
  public CompletableFuture<Optional<Ack>> send(String type, ObjectNode payload) {
    ObjectNode envelope = Json.object();
    envelope.set("payload", payload);
    return dispatch(type, envelope, true, null).acknowledged();
  }

  /** An envelope on its way: who carries it, and what came back. */
  record Dispatch(@Nullable Connection carrier, CompletableFuture<Optional<Ack>> acknowledged) {}

  /** Sends the envelope over the next connection, if it can over another than that one. */
  Dispatch dispatch(String type, ObjectNode envelope, boolean mayAnswer, @Nullable Connection not) {
    Dispatch sent = carry(type, envelope, mayAnswer, not);
    synchronized (sentLast) {
      sentLast.addLast(new Sent(type, envelope.deepCopy(), mayAnswer, sent.carrier()));
      if (sentLast.size() > REMEMBERED) {
        sentLast.removeFirst();
      }
    }
    return sent;
  }

  /**
   * Sends the last so many again, as Slack does when it heard no answer: each in a new envelope,
   * over another connection if there is one. Completes when the app has answered them all, or was
   * waited for in vain; the answers are shown to nobody.
   */
  public CompletableFuture<Void> redeliver(int most) {
    List<Sent> again;
    synchronized (sentLast) {
      again = sentLast.stream().skip(Math.max(0, sentLast.size() - most)).toList();
    }
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (Sent sent : again) {
      ObjectNode envelope = sent.envelope().deepCopy();
      envelope.put("retry_attempt", 1).put("retry_reason", "timeout");
      answers.add(carry(sent.type(), envelope, sent.mayAnswer(), sent.carrier()).acknowledged());
    }
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
  }

  private Dispatch carry(
      String type, ObjectNode envelope, boolean mayAnswer, @Nullable Connection not) {
    String id = UUID.randomUUID().toString();
    envelope.put("envelope_id", id).put("type", type).put("accepts_response_payload", mayAnswer);
    Optional<Connection> carrier = next(not);
    if (carrier.isEmpty()) {
      return new Dispatch(null, CompletableFuture.completedFuture(Optional.empty()));
    }
    CompletableFuture<Optional<Ack>> ack = new CompletableFuture<>();
    awaited.put(id, new Awaited(ack, System.nanoTime(), giveUpLater(id)));
    String text = Json.text(envelope);
    boolean event = type.equals("events_api");
    boolean twice = !event && disturbances.doublesThisEnvelope();
    put(
        event,
        () -> {
          carrier.get().send(text);
          if (twice) {
            carrier.get().send(text);
          }
        });
    return new Dispatch(carrier.get(), ack);
  }

  /**
   * Sends it; or holds an event back until something else has overtaken it, or nothing does for a
   * while. What a person waits for is not held back: it overtakes.
   */
  private void put(boolean event, Runnable sending) {
    if (event && disturbances.holdsThisEvent()) {
      Runnable once = new Once(sending);
      held.add(once);
      var unused = timer.schedule(once, LONGEST_HOLD_MS, TimeUnit.MILLISECONDS);
      return;
    }
    sending.run();
    for (Runnable late = held.poll(); late != null; late = held.poll()) {
      late.run();
    }
  }

  /** Runs the first time only. */
  private static final class Once implements Runnable {
    private final AtomicBoolean ran = new AtomicBoolean();
    private final Runnable action;

    Once(Runnable action) {
      this.action = action;
    }

    @Override
    public void run() {
      if (!ran.getAndSet(true)) {
        action.run();
      }
    }
  }

  private ScheduledFuture<?> giveUpLater(String id) {
    return timer.schedule(() -> giveUp(id), ACK_SECONDS, TimeUnit.SECONDS);
  }

  private void giveUp(String id) {
    Awaited late = awaited.remove(id);
    if (late != null) {
      late.ack().complete(Optional.empty());
    }
  }

  private synchronized Optional<Connection> next(@Nullable Connection not) {
    Connection found = null;
    int start = turn.getAndIncrement();
    Object[] all = connections.toArray();
    for (int i = 0; i < all.length; i++) {
      Connection candidate = (Connection) all[Math.floorMod(start + i, all.length)];
      if (candidate.isOpen()) {
        if (candidate != not) {
          return Optional.of(candidate);
        }
        found = candidate;
      }
    }
    return Optional.ofNullable(found);
  }

  /** What the app said: an acknowledgement, or something that Slack ignores. */
  void heard(JsonNode json) {
    String id = json.path("envelope_id").asText(NO_ANSWER);
    if (id.isEmpty() || !awaited.containsKey(id) || disturbances.dropsThisAck()) {
      return;
    }
    Awaited answered = awaited.remove(id);
    if (answered != null) {
      answered.timeout().cancel(false);
      ObjectNode payload = json.get("payload") instanceof ObjectNode said ? said : Json.object();
      answered
          .ack()
          .complete(
              Optional.of(new Ack(Millis.now(), Millis.since(answered.sentNanos()), payload)));
    }
  }

  /**
   * Says that the oldest so many connections are to be replaced, then closes them; after a warning
   * not at once.
   */
  public void disconnect(String reason, int most) {
    List<Connection> leaving = connections.stream().filter(Connection::isOpen).limit(most).toList();
    if (reason.equals(WARNING)) {
      var unused =
          timer.schedule(
              () -> disconnect(leaving, "refresh_requested"), WARNING_SECONDS, TimeUnit.SECONDS);
    }
    disconnect(leaving, reason);
  }

  private void disconnect(List<Connection> leaving, String reason) {
    ObjectNode frame = Json.object().put("type", "disconnect").put("reason", reason);
    frame.putObject("debug_info").put("host", SocketDoor.HOST);
    String text = Json.text(frame);
    for (Connection connection : leaving) {
      connection.send(text);
      if (!reason.equals(WARNING)) {
        connection.retire();
        closeSoon(connection);
      }
    }
  }

  private void closeSoon(Connection connection) {
    try {
      // Slack leaves the app a moment to go by itself.
      var unused = timer.schedule(() -> connection.close(1000, ""), 1, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      connection.cut();
    }
  }

  /** The connections break, as a network does: without a word. */
  public void cut() {
    connections.forEach(Connection::cut);
  }

  void pingAll(String text) {
    connections.stream().filter(Connection::isOpen).forEach(connection -> connection.ping(text));
  }

  /** Nothing more will come: whoever waits for an acknowledgement is told so. */
  public void close() {
    cut();
    awaited.keySet().forEach(this::giveUp);
  }
}
