package dev.muster.slack.socket;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket to Slack: puts frames together, sends one text after the other, knows how alive it
 * is.
 */
final class SocketConnection implements WebSocket.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);

  /** Slack's messages are far below 1 MB; a peer that never ends one must not fill the memory. */
  private static final int LONGEST_MESSAGE = 8_000_000;

  /** So long Slack has to say goodbye too. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /** One half of a surrogate pair: a regular expression sees whole pairs as one character. */
  private static final Pattern LONE_HALF = Pattern.compile("\\p{Cs}");

  /** What a connection tells whoever keeps it. */
  interface Keeper {
    void envelope(SocketConnection via, Envelope envelope, long receivedNanos);

    /** Slack is about to end this connection, for this reason. */
    void leaving(SocketConnection connection, String reason);

    /** It is over; told once. */
    void lost(SocketConnection connection, String why);
  }

  private enum State {
    OPENING,
    LIVE,
    RETIRING,
    LOST
  }

  private final int number;
  private final Keeper keeper;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPENING);
  private final CompletableFuture<Void> hello = new CompletableFuture<>();
  private final AtomicInteger unacked = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private final long openedNanos = System.nanoTime();
  private volatile long heardNanos = openedNanos;
  private volatile long pingNanos = openedNanos;
  private volatile long pongNanos;
  private volatile boolean ponged;
  private volatile long retiredNanos;
  private volatile @Nullable WebSocket socket;
  private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);

  SocketConnection(int number, Keeper keeper) {
    this.number = number;
    this.keeper = keeper;
  }

  // What it knows about itself.

  /** Slack said hello and it has not ended; a retiring one counts until it is closed. */
  boolean open() {
    State now = state.get();
    return now == State.LIVE || now == State.RETIRING;
  }

  /** Open, and Slack has not announced its end. */
  boolean live() {
    return state.get() == State.LIVE;
  }

  boolean retiring() {
    return state.get() == State.RETIRING;
  }

  CompletableFuture<Void> hello() {
    return hello;
  }

  long age(long now) {
    return now - openedNanos;
  }

  long silentFor(long now) {
    return now - heardNanos;
  }

  long sincePing(long now) {
    return now - pingNanos;
  }

  /** Whether Slack had announced its end. */
  boolean wasRetired() {
    return retiredNanos != 0;
  }

  long retiringFor(long now) {
    return now - retiredNanos;
  }

  /** Whether an own ping was answered within this many nanoseconds. */
  boolean answered(long now, long within) {
    return ponged && now - pongNanos <= within;
  }

  /** Envelopes that came in here and wait for their ack. */
  AtomicInteger unacked() {
    return unacked;
  }

  // What it does.

  /**
   * Sends one text after all those before it: the JDK's socket takes one at a time. Half a
   * character outside the basic plane would not go through at all, and what waits for it neither.
   */
  synchronized CompletableFuture<?> send(String text) {
    WebSocket to = socket;
    if (to == null || state.get() == State.LOST) {
      return CompletableFuture.failedFuture(new IllegalStateException("the connection is gone"));
    }
    String whole = LONE_HALF.matcher(text).replaceAll("\uFFFD");
    lastSent =
        lastSent.handle((done, failure) -> to).thenCompose(open -> open.sendText(whole, true));
    return lastSent;
  }

  void ping(long now) {
    WebSocket to = socket;
    if (to == null) {
      return;
    }
    pingNanos = now;
    CompletableFuture<?> unused =
        to.sendPing(ByteBuffer.allocate(Long.BYTES).putLong(0, now))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    abort("no ping could be sent (" + failure + ")");
                  }
                });
  }

  /** Slack will end it soon: it still acks, but no longer counts. */
  void retire() {
    retiredNanos = System.nanoTime();
    state.compareAndSet(State.LIVE, State.RETIRING);
  }

  /**
   * Says goodbye and then drops the TCP connection, which the JDK would else keep open for long.
   */
  void close(String why) {
    WebSocket to = socket;
    if (to != null && !to.isOutputClosed()) {
      CompletableFuture<?> unused =
          to.sendClose(WebSocket.NORMAL_CLOSURE, "")
              .orTimeout(1, TimeUnit.SECONDS)
              .whenComplete((done, failure) -> to.abort());
    }
    end(why);
  }

  /**
   * Says goodbye, and still hears what Slack sent before it heard that: a command that was just
   * under way would else be lost. Such a one is answered by another connection.
   */
  void leave(String why) {
    WebSocket to = socket;
    if (to != null && !to.isOutputClosed()) {
      CompletableFuture<?> unused = to.sendClose(WebSocket.NORMAL_CLOSURE, "");
      CompletableFuture.delayedExecutor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
          .execute(to::abort);
    }
    end(why);
  }

  /** Drops it without a word: nobody is listening any more. */
  void abort(String why) {
    WebSocket to = socket;
    if (to != null) {
      to.abort();
    }
    end(why);
  }

  /** Drops it if Slack has not said hello: from then on it may carry what people typed. */
  boolean giveUp(String why) {
    if (!state.compareAndSet(State.OPENING, State.LOST)) {
      return false;
    }
    WebSocket to = socket;
    if (to != null) {
      to.abort();
    }
    ended(why);
    return true;
  }

  private void end(String why) {
    if (state.getAndSet(State.LOST) != State.LOST) {
      ended(why);
    }
  }

  private void ended(String why) {
    hello.completeExceptionally(new IllegalStateException(why));
    keeper.lost(this, why);
  }

  // What the socket tells; called one after the other.

  @Override
  public void onOpen(WebSocket webSocket) {
    socket = webSocket;
    heardNanos = System.nanoTime();
    if (state.get() == State.LOST) {
      // Given up on before it opened.
      webSocket.abort();
      return;
    }
    webSocket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    long now = System.nanoTime();
    heardNanos = now;
    if (!last || partial.length() > 0) {
      partial.append(data);
      if (partial.length() > LONGEST_MESSAGE) {
        abort("a message without end");
        return null;
      }
    }
    if (last) {
      String text = partial.length() > 0 ? partial.toString() : data.toString();
      partial.setLength(0);
      try {
        take(text, now);
      } catch (RuntimeException | Error e) {
        // Thrown on, it would end the connection: one odd message must not.
        LOG.error("{}: a message could not be taken in", this, e);
      }
    }
    webSocket.request(1);
    return null;
  }

  private void take(String text, long now) {
    JsonObject message;
    try {
      message = JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      LOG.warn("{}: {} characters that are no JSON object were ignored", this, text.length());
      return;
    }
    String type = Envelope.text(message, "type");
    if ("hello".equals(type)) {
      state.compareAndSet(State.OPENING, State.LIVE);
      ping(now);
      hello.complete(null);
    } else if ("disconnect".equals(type)) {
      String reason = Envelope.text(message, "reason");
      keeper.leaving(this, reason == null ? "no reason given" : reason);
    } else {
      Envelope envelope = Envelope.in(message);
      if (envelope == null) {
        LOG.debug("{}: a message of type {} was ignored", this, type);
      } else {
        keeper.envelope(this, envelope, now);
      }
    }
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    heardNanos = System.nanoTime();
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
    heardNanos = System.nanoTime();
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
    long now = System.nanoTime();
    heardNanos = now;
    pongNanos = now;
    ponged = true;
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    if (webSocket.isOutputClosed()) {
      webSocket.abort(); // we had left
    }
    close("closed by Slack (" + code + (reason.isEmpty() ? "" : ", " + reason) + ")");
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    abort("broken (" + error + ")");
  }

  @Override
  public String toString() {
    return "connection " + number;
  }
}
