package dev.muster.delivery;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.delivery.DeliveryResult.Delivered;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.delivery.DeliveryResult.Retry;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable queue's loop: whatever is due goes to its courier at once, and stays until it was
 * delivered or given up for a reason.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int IDLE_HANDS = 12;

  private final Database database;
  private final DeliveryTable table;
  private final Clock clock;
  private final Map<String, Courier> couriers;
  private final OutcomeWriter settling;
  private final Watcher watcher;
  private final Passage passage;

  /** As many as are needed: how many that may be is {@link InFlight}'s to say. */
  private final ExecutorService hands =
      new ThreadPoolExecutor(
          IDLE_HANDS, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named());

  private final Thread loop = new Thread(this::run, "deliveries");
  private final InFlight inHand = new InFlight();
  private final Set<Long> doubtful = ConcurrentHashMap.newKeySet();
  private final ClockSetBack setBack;
  private volatile long lastOfBefore;
  private volatile long turned = System.nanoTime();
  private boolean stirred;
  private boolean looking;
  private volatile boolean closed;

  /** Records what a courier learned, in the transaction that ends its delivery. */
  @FunctionalInterface
  public interface Learning {
    void record(Transaction transaction, IncidentId incident, List<IncidentEvent> events);

    /** What is recorded of a recurring one that was given up; empty if it is none. */
    default Optional<IncidentEvent> missed(
        Transaction transaction, Delivery.Reminder reminder, GaveUp gaveUp) {
      return Optional.empty();
    }

    /** Sees that there is a next one, once a delivery of this kind has ended. */
    default void ended(Transaction transaction, IncidentId incident, String kind) {}
  }

  /** Told of each result, for the metrics. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * @param late how long after it was due
     */
    void saw(Delivery delivery, DeliveryResult result, Duration late);
  }

  /** With nothing that ever holds all of it up. */
  public Deliveries(
      Database database,
      DeliveryTable table,
      Clock clock,
      Map<String, Courier> couriers,
      Learning learning,
      Watcher watcher) {
    this(database, table, clock, couriers, learning, watcher, Passage.FREE);
  }

  /**
   * @param passage what all deliveries go through
   */
  public Deliveries(
      Database database,
      DeliveryTable table,
      Clock clock,
      Map<String, Courier> couriers,
      Learning learning,
      Watcher watcher,
      Passage passage) {
    this.database = database;
    this.table = table;
    this.clock = clock;
    this.couriers = Map.copyOf(couriers);
    this.settling = new OutcomeWriter(database, table, clock, learning, this.couriers);
    this.watcher = watcher;
    this.passage = passage;
    this.setBack = new ClockSetBack(database, table, clock);
    this.loop.setDaemon(true);
  }

  public void start() {
    // By number and not by time: the clock may have been set back meanwhile.
    lastOfBefore = database.read(DueRows::last);
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
    InFlight.Round round;
    synchronized (this) {
      stirred = false;
      looking = true;
      // Taken before the rows are read: one that ends while they are read would look waiting there,
      // and no longer in hand here, and be delivered twice.
      round = inHand.round(clock.instant());
    }
    List<Attempt> due = List.of();
    try {
      settling.catchUp();
      due = passage.open() ? due(round) : List.of();
      if (round.most() > 0 && due.size() >= round.most()) {
        passage.crowded();
      }
    } finally {
      synchronized (this) {
        int taken = 0;
        for (Attempt attempt : due) {
          if (inHand.take(attempt)) {
            taken++;
            hands.execute(() -> deliver(attempt));
          }
        }
        widen(round, due);
        // There may be more, of which this look saw no more than there were hands.
        stirred |= taken > 0 && due.size() >= round.most();
        looking = false;
        notifyAll();
      }
    }
  }

  /**
   * Only what lasts is handed out: what a crash took back would be asked for anew, and be done
   * twice.
   */
  private List<Attempt> due(InFlight.Round round) {
    Instant now = clock.instant();
    DueRows rows = new DueRows(now, new DueRows.Doubt(lastOfBefore, Set.copyOf(doubtful)));
    DueRows.Barred barred = round.barred().and(settling.unrecorded().notDue(now));
    List<Attempt> found =
        database.readLasting(
            handle -> {
              List<Attempt> due = new ArrayList<>();
              round.open().forEach(kind -> rows.first(handle, kind).ifPresent(due::add));
              if (round.most() > 0) {
                due.addAll(rows.due(handle, barred, round.most()));
              }
              return due;
            },
            due -> !due.isEmpty());
    return settling.unrecorded().due(found, now);
  }

  private void widen(InFlight.Round round, List<Attempt> due) {
    for (String kind : round.open()) {
      if (due.stream().noneMatch(attempt -> attempt.delivery().kind().equals(kind))) {
        inHand.widen(kind);
        stirred = true;
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
    try {
      DeliveryResult result = delivered(attempt);
      watcher.saw(delivery, result, Duration.between(attempt.due(), clock.instant()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("{} {} was delivered, but not counted", delivery.incident(), delivery.key(), e);
    } finally {
      release(attempt);
    }
  }

  private DeliveryResult delivered(Attempt attempt) throws InterruptedException {
    Delivery delivery = attempt.delivery();
    try {
      return settled(attempt, carried(attempt));
    } catch (RuntimeException e) {
      // Each further try would log the same trace; that it was tried is logged all the same.
      boolean known = attempt.tries() > 0;
      LOG.error(
          "{} {} stumbled: {}",
          delivery.incident(),
          delivery.key(),
          e.toString(),
          known ? null : e);
      return tryToSettle(attempt, RetryPolicy.afterFault(attempt));
    } catch (Error e) {
      // Out of memory, most likely by its own doing: another try would harm its neighbours again.
      LOG.error("{} {} is given up", delivery.incident(), delivery.key(), e);
      return tryToSettle(
          attempt,
          new GaveUp(
              RetryPolicy.step(delivery),
              "Muster ran into a fault of its own ("
                  + e.getClass().getSimpleName()
                  + "). Its log says more."));
    }
  }

  private DeliveryResult settled(Attempt attempt, DeliveryResult result) {
    if (result instanceof Paced paced && paced.whom() == Paced.Whom.ITS_KIND) {
      synchronized (this) {
        inHand.narrow(attempt.delivery().kind(), clock.instant().plus(paced.after()));
      }
    }
    if (result instanceof Retry retry && retry.maybeDone()) {
      doubtful.add(attempt.seq());
    }
    DeliveryResult came = settling.settle(attempt, result);
    if (came instanceof Delivered || came instanceof GaveUp) {
      doubtful.remove(attempt.seq());
    }
    return came;
  }

  private DeliveryResult carried(Attempt attempt) throws InterruptedException {
    Delivery delivery = attempt.delivery();
    if (delivery instanceof Delivery.Unreadable) {
      return new GaveUp(
          RetryPolicy.step(delivery), "what was written down of it can't be read any more");
    }
    Courier courier = couriers.get(delivery.kind());
    return courier == null
        ? new GaveUp(Optional.empty(), "Nobody delivers " + delivery.kind() + ".")
        : courier.deliver(attempt);
  }

  private DeliveryResult tryToSettle(Attempt attempt, DeliveryResult result) {
    try {
      return settled(attempt, result);
    } catch (RuntimeException e) {
      // The row is still there as it was: the loop finds it again.
      LOG.error("{} could not be put off", attempt.delivery().key(), e);
      pause();
      return result;
    }
  }

  private synchronized void release(Attempt attempt) {
    inHand.release(attempt);
    stirred = true;
    notifyAll();
  }

  /** When, later than now, the next delivery is due; empty if none waits. */
  public Optional<Instant> nextDue() {
    Instant now = clock.instant();
    return Stream.of(
            database.read(new DueRows(now, DueRows.Doubt.NONE)::next).stream(),
            settling.unrecorded().nextAfter(now).stream(),
            passage.closedUntil().filter(at -> at.isAfter(now)).stream())
        .flatMap(moments -> moments)
        .min(Instant::compareTo);
  }

  /** Of what is in the store, the delivery that is due next, later than now. */
  public Optional<Attempt> coming() {
    return database.read(new DueRows(clock.instant(), DueRows.Doubt.NONE)::coming);
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
    Optional<Instant> closed = passage.closedUntil();
    if (closed.isPresent()) {
      return !closed.get().isAfter(clock.instant());
    }
    return !due(inHand.round(clock.instant())).isEmpty();
  }

  /** Lets those in hand come to an end, for a moment; the rest waits in the store. */
  @Override
  public void close() {
    closed = true;
    stir();
    try {
      loop.join(5000); // first: what it hands out must find hands
      hands.shutdown();
      if (!hands.awaitTermination(5, TimeUnit.SECONDS)) {
        hands.shutdownNow();
      }
    } catch (InterruptedException e) {
      hands.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory named() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "delivery-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
