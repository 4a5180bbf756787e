package dev.muster.slack.socket;

import com.slack.api.bolt.App;
import dev.muster.priority.PeopleFirst;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's Socket Mode: holds connections that never all drop, hands what comes in to Bolt's {@link
 * App}, and acks it.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api/using-socket-mode">Slack on Socket Mode</a>
 */
public final class SocketMode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);

  private static final String CLOSING =
      "Muster is just being stopped or restarted and did not take this. Type it again in a minute.";

  private final SocketOptions options;
  private final PeopleFirst people;
  private final SocketListener listener;
  private final ThreadPoolExecutor io;
  private final Handlers handlers;
  private final Connections connections;
  private final CountDownLatch connectedOnce = new CountDownLatch(1);
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param app Bolt's app; its {@link App#slack()} says where Slack is, and by which proxy
   * @param appToken the app-level token ({@code xapp-…})
   */
  public SocketMode(
      App app, String appToken, SocketOptions options, SocketListener listener, Clock clock) {
    this(app, appToken, options, listener, clock, new PeopleFirst());
  }

  /**
   * As the other one.
   *
   * @param people told of each request that a person waits for
   */
  public SocketMode(
      App app,
      String appToken,
      SocketOptions options,
      SocketListener listener,
      Clock clock,
      PeopleFirst people) {
    this.options = options;
    this.people = people;
    this.listener = new QuietListener(listener, connectedOnce::countDown);
    this.io =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Threads.named("io"));
    this.handlers = new Handlers(app, options.handlers(), this.listener, clock);
    this.connections =
        new Connections(
            new Dialer(app.slack(), appToken, options.dialing(), io),
            options,
            this.listener,
            this::take);
  }

  /** Handles one envelope as if it had come, and tells nobody: what runs later finds it warm. */
  public static void rehearse(App app, String envelope) {
    Handlers handlers = new Handlers(app, 1, SocketListener.NONE, Clock.systemUTC());
    handlers.rehearse(envelope);
  }

  /** Starts dialling and returns at once; it goes on until {@link #close()}. */
  public void start() {
    if (!started.getAndSet(true)) {
      connections.start();
    }
  }

  /** Waits until Slack said hello for the first time, or so long. */
  public boolean awaitConnected(Duration longest) throws InterruptedException {
    return connectedOnce.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many connections are up; those that Slack is about to end are not counted. */
  public int connected() {
    return connections.live();
  }

  /**
   * Whether the line works in both directions now: hello was received, and a recent ping of ours
   * was answered.
   */
  public boolean proven() {
    return connections.proven();
  }

  /** When something from Slack was last handled without failure. */
  public Optional<Instant> lastHandled() {
    return handlers.lastHandled();
  }

  private void take(SocketConnection via, Envelope envelope, long receivedNanos) {
    if (closed.get()) {
      turnAway(via, envelope);
      return;
    }
    via.unacked().incrementAndGet();
    Runnable over = waiting(envelope);
    handlers.take(
        envelope,
        () -> {
          over.run();
          via.unacked().decrementAndGet();
          if (closed.get()) {
            turnAway(via, envelope);
          }
        },
        (ack, repeated) -> {
          if (repeated) {
            LOG.info("{} came again: acked again, not handled again.", envelope.kind());
          }
          CompletableFuture<?> unused =
              send(via, ack)
                  .whenComplete(
                      (sent, failure) -> {
                        over.run();
                        via.unacked().decrementAndGet();
                        if (failure == null) {
                          listener.acked(
                              envelope.type(), Duration.ofNanos(System.nanoTime() - receivedNanos));
                        } else {
                          LOG.warn("The ack of {} could not be sent: {}", envelope.kind(), failure);
                        }
                      });
        });
  }

  /**
   * Somebody waits for the answer to it from now on, unless it only tells what happened.
   *
   * @return to be run when they don't any more
   */
  private Runnable waiting(Envelope envelope) {
    if (envelope.type().equals("events_api")) {
      return () -> {};
    }
    people.asked();
    return people::answered;
  }

  /**
   * Came while closing. A command is answered in words, for Slack never sends it again; the rest is
   * left to Slack: unacked, an event comes again, and a form stays open with all that was typed.
   */
  private void turnAway(SocketConnection via, Envelope envelope) {
    LOG.info("{} came while closing and was not taken.", envelope.kind());
    Optional<String> words = envelope.ackInWords(CLOSING);
    if (words.isPresent()) {
      CompletableFuture<?> unused = send(via, words.get());
    }
  }

  /** By the way it came; if that is gone by now, by another, which Slack may still take. */
  private CompletableFuture<?> send(SocketConnection via, String ack) {
    SocketConnection way = via.open() ? via : connections.any().orElse(via);
    return way.send(ack);
  }

  /**
   * Takes nothing more, lets running handlers finish and ack (for a bounded time), and hangs up.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      connections.stop();
      handlers.close(options.draining());
      connections.close();
      io.shutdown();
      if (!io.awaitTermination(2, TimeUnit.SECONDS)) {
        io.shutdownNow();
      }
    } catch (InterruptedException e) {
      io.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
