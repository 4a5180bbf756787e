package dev.muster.alert;

import dev.muster.database.StoreFull;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes alerts in some at a time, whoever sent them: one transaction for what came in the meantime,
 * and then a rest at least as long as that took, so that people never wait long behind a flood.
 */
final class IntakeLane {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeLane.class);

  /** Of one transaction: some milliseconds in which nobody else writes. */
  private static final int MOST_AT_ONCE = 50;

  /** In it a flood gathers: a transaction of several costs little more than one of one. */
  private static final long SHORTEST_REST_NANOS = 25_000_000;

  private static final long LONGEST_REST_NANOS = 100_000_000;

  private final Function<List<Alert>, List<IntakeOutcome>> work;
  private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lane = new ReentrantLock(true);
  private long restsUntil = System.nanoTime();

  /**
   * @param work what comes of each of some alerts; all of it is recorded when it returns, and
   *     nothing if it throws
   */
  IntakeLane(Function<List<Alert>, List<IntakeOutcome>> work) {
    this.work = work;
  }

  private record Waiting(Alert alert, Batch batch) {}

  /** What one sender waits for. */
  private static final class Batch {
    private final Map<IntakeOutcome, Integer> outcomes = new EnumMap<>(IntakeOutcome.class);
    private int left;
    private Optional<StoreFull> full = Optional.empty();

    Batch(int left) {
      this.left = left;
    }

    void came(IntakeOutcome outcome) {
      outcomes.merge(outcome, 1, Integer::sum);
      left--;
    }

    void full(StoreFull why) {
      full = Optional.of(why);
      left--;
    }
  }

  /**
   * Returns when all are recorded.
   *
   * @return how often each outcome came
   * @throws StoreFull if some could not be recorded for want of room
   */
  Map<IntakeOutcome, Integer> take(List<Alert> alerts) {
    Batch batch = new Batch(alerts.size());
    alerts.forEach(alert -> queue.add(new Waiting(alert, batch)));
    for (boolean done = false; !done; ) {
      lane.lock();
      try {
        done = batch.left == 0;
        if (!done) {
          next();
        }
      } finally {
        lane.unlock();
      }
    }
    if (batch.full.isPresent()) {
      throw batch.full.get();
    }
    return batch.outcomes;
  }

  private void next() {
    rest();
    List<Waiting> some = new ArrayList<>();
    while (some.size() < MOST_AT_ONCE) {
      Waiting one = queue.poll();
      if (one == null) {
        break;
      }
      some.add(one);
    }
    long began = System.nanoTime();
    try {
      record(some);
    } catch (StoreFull full) {
      some.forEach(one -> one.batch().full(full));
    } catch (RuntimeException fault) {
      LOG.error("Some alerts could not be taken in together; they are tried one by one", fault);
      some.forEach(this::alone);
    }
    long took = System.nanoTime() - began;
    restsUntil =
        System.nanoTime() + Math.max(SHORTEST_REST_NANOS, Math.min(took, LONGEST_REST_NANOS));
  }

  private void rest() {
    for (long left = restsUntil - System.nanoTime();
        left > 0;
        left = restsUntil - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void record(List<Waiting> some) {
    List<IntakeOutcome> outcomes = work.apply(some.stream().map(Waiting::alert).toList());
    for (int i = 0; i < some.size(); i++) {
      some.get(i).batch().came(outcomes.get(i));
    }
  }

  /** So that one that can't be taken in costs only itself. */
  private void alone(Waiting one) {
    try {
      record(List.of(one));
    } catch (StoreFull full) {
      one.batch().full(full);
    } catch (RuntimeException fault) {
      LOG.error("An alert could not be taken in", fault);
      one.batch().came(IntakeOutcome.REFUSED);
    }
  }
}
