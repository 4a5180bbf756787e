package dev.muster.delivery;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.delivery.DeliveryResult.Delivered;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.delivery.DeliveryResult.Retry;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.Surface;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable queue's loop: whatever is due goes to its courier at once, and stays until it was
 * delivered or given up for a reason.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int HANDS = 12;
  private static final int BATCH = 200;

  private final Database database;
  private final DeliveryTable table;
  private final Clock clock;
  private final Map<String, Courier> couriers;
  private final Learning learning;
  private final Watcher watcher;

  private final ExecutorService hands = Executors.newFixedThreadPool(HANDS, named("delivery"));
  private final Thread loop = new Thread(this::run, "deliveries");
  private final Set<Long> inHand = new HashSet<>();
  private final ClockSetBack setBack;
  private volatile long turned = System.nanoTime();
  private volatile long lastBefore;
  private boolean stirred;
  private boolean looking;
  private volatile boolean closed;

  /** Records what a courier learned, in the transaction that ends its delivery. */
  @FunctionalInterface
  public interface Learning {
    void record(Transaction transaction, IncidentId incident, IncidentEvent event);
  }

  /** Told of each result, for the metrics. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * @param late how long after it was due
     */
    void saw(Delivery delivery, DeliveryResult result, Duration late);
  }

  public Deliveries(
      Database database,
      DeliveryTable table,
      Clock clock,
      Map<String, Courier> couriers,
      Learning learning,
      Watcher watcher) {
    this.database = database;
    this.table = table;
    this.clock = clock;
    this.couriers = Map.copyOf(couriers);
    this.learning = learning;
    this.watcher = watcher;
    this.setBack = new ClockSetBack(database, table, clock);
    this.loop.setDaemon(true);
  }

  public void start() {
    lastBefore = database.read(table::last);
    table.onChange(this::stir);
    loop.start();
  }

  /** How the loop is. */
  public Heartbeat heartbeat() {
    return new Heartbeat(loop.isAlive(), Duration.ofNanos(System.nanoTime() - turned));
  }

  private synchronized void stir() {
    stirred = true;
    notifyAll();
  }

  private void run() {
    while (!closed) {
      turned = System.nanoTime();
      try {
        setBack.look();
        handOut();
        rest();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.error("The delivery loop stumbled and goes on", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOut() {
    Set<Long> busyBefore;
    synchronized (this) {
      stirred = false;
      looking = true;
      // Taken before the rows are read: one that ends while they are read would look waiting there,
      // and no longer in hand here, and be delivered twice.
      busyBefore = Set.copyOf(inHand);
    }
    List<Attempt> due = List.of();
    try {
      due = database.read(h -> table.due(h, clock.instant(), lastBefore, BATCH));
    } finally {
      synchronized (this) {
        for (Attempt attempt : due) {
          if (!busyBefore.contains(attempt.seq())) {
            inHand.add(attempt.seq());
            hands.execute(() -> deliver(attempt));
          }
        }
        looking = false;
        notifyAll();
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // run() is the loop; a spurious wake-up only looks once more
  private synchronized void rest() throws InterruptedException {
    if (stirred || closed) {
      return;
    }
    // What is in hand wakes the loop itself. A clock moved by hand is looked at each second.
    long millis =
        nextDue().map(at -> Duration.between(clock.instant(), at).toMillis()).orElse(1000L);
    wait(Math.max(1, Math.min(millis, 1000)));
  }

  private void deliver(Attempt attempt) {
    Delivery delivery = attempt.delivery();
    DeliveryResult result;
    try {
      Courier courier = couriers.get(delivery.kind());
      result =
          courier == null
              ? new GaveUp(Optional.empty(), "Nobody delivers " + delivery.kind() + ".")
              : courier.deliver(attempt);
      settled(attempt, result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      release(attempt);
      return;
    } catch (RuntimeException | Error e) {
      LOG.error("{} {} stumbled", delivery.incident(), delivery.key(), e);
      result = new Retry(Optional.empty(), "a fault in Muster; its log says more", true);
      tryToSettle(attempt, result);
    }
    watcher.saw(delivery, result, Duration.between(attempt.due(), clock.instant()));
    release(attempt);
  }

  private void tryToSettle(Attempt attempt, DeliveryResult result) {
    try {
      settled(attempt, result);
    } catch (RuntimeException e) {
      // The row is still there as it was: the loop finds it again.
      LOG.error("{} could not be put off", attempt.delivery().key(), e);
      pause();
    }
  }

  private synchronized void release(Attempt attempt) {
    inHand.remove(attempt.seq());
    stirred = true;
    notifyAll();
  }

  private void settled(Attempt attempt, DeliveryResult result) {
    if (result instanceof Delivered delivered) {
      finish(attempt, "delivered", Optional.empty(), delivered.learned());
    } else if (result instanceof GaveUp gaveUp) {
      giveUp(attempt, gaveUp);
    } else if (result instanceof Paced paced) {
      postpone(attempt, clock.instant().plus(paced.after()), attempt.tries(), "waits its turn");
    } else if (result instanceof Retry retry) {
      retry(attempt, retry);
    }
  }

  private void retry(Attempt attempt, Retry retry) {
    Optional<Duration> pause = Patience.pause(attempt, retry);
    if (pause.isEmpty()) {
      giveUp(attempt, new GaveUp(Patience.step(attempt.delivery()), retry.why()));
      return;
    }
    int tries = attempt.tries() + 1;
    LOG.warn(
        "{} {} not delivered, try {} in {} ms: {}",
        attempt.delivery().incident(),
        attempt.delivery().kind(),
        tries + 1,
        pause.get().toMillis(),
        retry.why());
    postpone(attempt, clock.instant().plus(pause.get()), tries, retry.why());
  }

  private void giveUp(Attempt attempt, GaveUp gaveUp) {
    LOG.warn(
        "{} {} given up: {}",
        attempt.delivery().incident(),
        attempt.delivery().key(),
        gaveUp.why());
    List<IncidentEvent> learned =
        gaveUp
            .step()
            .<List<IncidentEvent>>map(step -> List.of(new Surface.StepFailed(step, gaveUp.why())))
            .orElse(List.of());
    finish(attempt, "gave up", Optional.of(gaveUp.why()), learned);
  }

  private void finish(
      Attempt attempt, String state, Optional<String> problem, List<IncidentEvent> learned) {
    try {
      end(attempt, state, problem, learned);
    } catch (Refused refused) {
      // Somebody was faster, and what was learned no longer holds. It is delivered all the same.
      LOG.info("{} not recorded: {}", attempt.delivery().key(), refused.sentence());
      end(attempt, state, problem, List.of());
    }
  }

  private void end(
      Attempt attempt, String state, Optional<String> problem, List<IncidentEvent> learned) {
    database.change(
        transaction -> {
          boolean ended = table.end(transaction.handle(), attempt, state, problem);
          // A reminder that was moved or withdrawn while it was looked at is no longer true.
          if (ended || !(attempt.delivery() instanceof Delivery.Reminder)) {
            learned.forEach(
                event -> learning.record(transaction, attempt.delivery().incident(), event));
          }
        });
  }

  private void postpone(Attempt attempt, Instant until, int attempts, String problem) {
    database.change(
        transaction -> table.postpone(transaction.handle(), attempt, until, attempts, problem));
  }

  /** When, later than now, the next delivery is due; empty if none waits. */
  public Optional<Instant> nextDue() {
    return database.read(h -> table.nextAfter(h, clock.instant()));
  }

  /** Returns when everything that is due by the clock now has been to its courier. */
  public void settle() throws InterruptedException {
    stir();
    synchronized (this) {
      while (!closed && (stirred || looking || !inHand.isEmpty() || somethingIsDue())) {
        wait(50);
      }
    }
  }

  private boolean somethingIsDue() {
    return !database.read(h -> table.due(h, clock.instant(), lastBefore, 1)).isEmpty();
  }

  /** Lets those in hand come to an end, for a moment; the rest waits in the store. */
  @Override
  public void close() {
    closed = true;
    stir();
    hands.shutdown();
    try {
      loop.join(5000);
      if (!hands.awaitTermination(5, TimeUnit.SECONDS)) {
        hands.shutdownNow();
      }
    } catch (InterruptedException e) {
      hands.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
