package dev.muster.slack.socket;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps so many connections up: dials one at a time, watches all, replaces what goes. */
final class Connections implements SocketConnection.Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  /**
   * A connection that Slack wants to end is closed by us, once replaced, when it has had this long.
   */
  private static final long RETIREMENT = Duration.ofSeconds(3).toNanos();

  /**
   * Often enough that a ping soon fails where the JDK's socket (seen in 17) told no one that the
   * TCP connection had ended, which it now and then forgets when the end comes right after a
   * message.
   */
  private static final int PINGS_IN_SILENCE = 6;

  /** Takes what comes in. */
  @FunctionalInterface
  interface Inbox {
    void take(SocketConnection via, Envelope envelope, long receivedNanos);
  }

  private final Dialer dialer;
  private final SocketOptions options;
  private final SocketListener listener;
  private final Inbox inbox;
  private final Backoff backoff;
  private final Set<SocketConnection> all = ConcurrentHashMap.newKeySet();
  // One thread dials, so that there is one try at a time; another watches, so that no try delays
  // it.
  private final ScheduledExecutorService dialing =
      Executors.newSingleThreadScheduledExecutor(Threads.named("dial"));
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(Threads.named("watch"));
  private volatile boolean closing;
  private @Nullable Future<?> planned;
  private int dialled;
  private @Nullable String complaint;

  Connections(Dialer dialer, SocketOptions options, SocketListener listener, Inbox inbox) {
    this.dialer = dialer;
    this.options = options;
    this.listener = listener;
    this.inbox = inbox;
    this.backoff =
        new Backoff(() -> ThreadLocalRandom.current().nextDouble(), 2 * options.connections());
  }

  void start() {
    long tick = Math.min(options.silence().toNanos() / 12, Duration.ofSeconds(1).toNanos());
    Future<?> unused =
        watching.scheduleWithFixedDelay(this::watch, tick, tick, TimeUnit.NANOSECONDS);
    mendIn(0);
  }

  /** How many are up, those not counted that Slack is about to end. */
  int live() {
    return (int) all.stream().filter(SocketConnection::live).count();
  }

  /**
   * Whether one is up that answered an own ping not longer ago than the silence that means dead.
   */
  boolean proven() {
    long now = System.nanoTime();
    long within = options.silence().toNanos();
    return all.stream().anyMatch(one -> one.live() && one.answered(now, within));
  }

  /** Any connection that can still carry an ack. */
  Optional<SocketConnection> any() {
    return all.stream()
        .filter(SocketConnection::live)
        .findAny()
        .or(() -> all.stream().filter(SocketConnection::open).findAny());
  }

  /** From here on nothing is dialled, and nothing watched. */
  void stop() {
    if (closing) {
      // Once only: a second interrupt would cut short what is being hung up.
      return;
    }
    closing = true;
    watching.shutdownNow();
    dialing.shutdownNow();
  }

  void close() throws InterruptedException {
    stop();
    dialing.awaitTermination(options.draining().toMillis(), TimeUnit.MILLISECONDS);
    watching.awaitTermination(options.draining().toMillis(), TimeUnit.MILLISECONDS);
    for (SocketConnection connection : all) {
      connection.close("we are closing");
    }
  }

  // Dialling; on the dialling thread only.

  private synchronized void mendIn(long nanos) {
    if (closing) {
      return;
    }
    if (planned != null) {
      planned.cancel(false);
    }
    try {
      planned = dialing.schedule(this::mend, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closing: no more dialling");
    }
  }

  private void mend() {
    try {
      while (!closing && live() < options.connections()) {
        long wait = backoff.left(System.nanoTime());
        if (wait > 0) {
          mendIn(wait);
          return;
        }
        dial();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("Opening a connection to Slack failed in an unforeseen way. Will try again.", e);
      backoff.failed(System.nanoTime(), Duration.ZERO);
      mendIn(backoff.left(System.nanoTime()));
    }
  }

  private void dial() throws InterruptedException {
    SocketConnection connection = new SocketConnection(++dialled, this);
    all.add(connection);
    try {
      dialer.dial(connection);
    } catch (NotConnected e) {
      all.remove(connection);
      backoff.failed(System.nanoTime(), e.after());
      complain(e);
      listener.notConnected(e.code());
      return;
    }
    backoff.worked();
    int live = live();
    if (complaint != null) {
      LOG.info("Connected to Slack again ({} up).", live);
      complaint = null;
    } else {
      LOG.info("Connected to Slack: {} ({} up).", connection, live);
    }
    listener.connected(live);
  }

  /** Once for each reason, until it works again: the tries go on, the log stays readable. */
  private void complain(NotConnected e) {
    if (e.code().equals(complaint)) {
      LOG.debug("Still not connected ({}), failure {}", e.code(), backoff.failures());
      return;
    }
    complaint = e.code();
    String cause = e.getCause() == null ? "" : " " + e.getCause();
    if (LinkAdvice.handsNeeded(e.code())) {
      LOG.error("{}{}", e.getMessage(), cause);
    } else {
      LOG.warn("{}{}", e.getMessage(), cause);
    }
  }

  // Watching.

  private void watch() {
    try {
      long now = System.nanoTime();
      long silence = options.silence().toNanos();
      for (SocketConnection connection : all) {
        if (!connection.open()) {
          continue;
        }
        if (connection.silentFor(now) > silence) {
          connection.abort("silent for " + options.silence());
        } else {
          if (connection.sincePing(now) > silence / PINGS_IN_SILENCE) {
            connection.ping(now);
          }
          if (connection.retiring()) {
            dismiss(connection, now);
          }
        }
      }
      if (steady(now)) {
        backoff.steady();
      }
      if (live() < options.connections() && backoff.left(now) == 0) {
        mendIn(0);
      }
    } catch (RuntimeException | Error e) {
      // Thrown on, it would end the watching for good.
      LOG.error("Watching the connections to Slack failed once. Going on.", e);
    }
  }

  private boolean steady(long now) {
    long steady = options.steady().toNanos();
    return all.stream().filter(one -> one.live() && one.age(now) > steady).count()
        >= options.connections();
  }

  /**
   * Lets one go that Slack will end, once the others are up and its envelopes are acked. As long as
   * it is not replaced it may be the only way that commands come: then Slack ends it, or silence.
   */
  private void dismiss(SocketConnection connection, long now) {
    long since = connection.retiringFor(now);
    boolean replaced = live() >= options.connections();
    boolean answered = connection.unacked().get() == 0;
    if (replaced && (answered || since > RETIREMENT)) {
      connection.leave("replaced");
    }
  }

  // What connections tell.

  @Override
  public void envelope(SocketConnection via, Envelope envelope, long receivedNanos) {
    inbox.take(via, envelope, receivedNanos);
  }

  @Override
  public void leaving(SocketConnection connection, String reason) {
    LOG.info("Slack will end {} ({}). Opening another first.", connection, reason);
    long now = System.nanoTime();
    if (LinkAdvice.handsNeeded(reason)) {
      LOG.error(LinkAdvice.sentence(reason));
      backoff.failed(now, LinkAdvice.patience(reason));
    } else {
      noteEnd(connection, now);
    }
    connection.retire();
    mendIn(backoff.left(now));
  }

  private void noteEnd(SocketConnection connection, long now) {
    if (connection.age(now) < options.steady().toNanos()) {
      backoff.flapped(now);
    }
  }

  @Override
  public void lost(SocketConnection connection, String why) {
    if (!all.remove(connection) || connection.hello().isCompletedExceptionally()) {
      return;
    }
    int live = live();
    listener.disconnected(live);
    if (closing) {
      return;
    }
    LOG.info("{} ended: {} ({} up).", connection, why, live);
    long now = System.nanoTime();
    if (!connection.wasRetired()) {
      noteEnd(connection, now);
    }
    if (live < options.connections()) {
      mendIn(backoff.left(now));
    }
  }
}
