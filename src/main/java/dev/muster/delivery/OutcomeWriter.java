package dev.muster.delivery;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.database.StoreFull;
import dev.muster.delivery.DeliveryResult.Delivered;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.delivery.DeliveryResult.Retry;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what came of an attempt: ended, with what was learned, or put off. */
final class OutcomeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

  private final Database database;
  private final DeliveryTable table;
  private final Clock clock;
  private final Deliveries.Learning learning;
  private final Map<String, Courier> couriers;
  private final UnpersistedOutcomes unrecorded = new UnpersistedOutcomes();

  OutcomeWriter(
      Database database,
      DeliveryTable table,
      Clock clock,
      Deliveries.Learning learning,
      Map<String, Courier> couriers) {
    this.couriers = couriers;
    this.database = database;
    this.table = table;
    this.clock = clock;
    this.learning = learning;
  }

  /**
   * What came of it in the end: patience may be at its end. What can't be written down because the
   * disk is full is kept until there is room.
   */
  DeliveryResult settle(Attempt attempt, DeliveryResult result) {
    try {
      return recorded(attempt, result);
    } catch (StoreFull full) {
      Optional<Duration> pause =
          result instanceof Paced paced
              ? Optional.of(paced.after())
              : result instanceof Retry retry
                  ? RetryPolicy.pause(attempt, retry)
                  : Optional.empty();
      unrecorded.keep(
          new UnpersistedOutcomes.Held(
              attempt, result, pause.map(time -> clock.instant().plus(time))));
      return result;
    }
  }

  /** What is done, but not yet written down. */
  UnpersistedOutcomes unrecorded() {
    return unrecorded;
  }

  /** Writes down what was kept, once the disk takes something again. */
  void catchUp() {
    List<UnpersistedOutcomes.Held> held = unrecorded.all();
    if (held.isEmpty() || !database.condition().writable()) {
      return;
    }
    for (UnpersistedOutcomes.Held one : held) {
      try {
        recorded(one.attempt(), one.result());
        unrecorded.recorded(one);
      } catch (StoreFull stillFull) {
        return;
      }
    }
  }

  private DeliveryResult recorded(Attempt attempt, DeliveryResult result) {
    if (result instanceof Delivered delivered) {
      finish(
          attempt, new End("delivered", Optional.empty()), learned(attempt, delivered.learned()));
    } else if (result instanceof GaveUp gaveUp) {
      giveUp(attempt, gaveUp);
    } else if (result instanceof Paced paced) {
      waitItsTurn(attempt, paced);
    } else if (result instanceof Retry retry) {
      return retry(attempt, retry);
    }
    return result;
  }

  private void waitItsTurn(Attempt attempt, Paced paced) {
    Duration pause = paced.after().compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : paced.after();
    postpone(attempt, clock.instant().plus(pause), attempt.tries(), "waits its turn");
  }

  private DeliveryResult retry(Attempt attempt, Retry retry) {
    Optional<Duration> pause = RetryPolicy.pause(attempt, retry);
    if (pause.isEmpty()) {
      GaveUp gaveUp = new GaveUp(RetryPolicy.step(attempt.delivery()), retry.why());
      giveUp(attempt, gaveUp);
      return gaveUp;
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
    return retry;
  }

  private void giveUp(Attempt attempt, GaveUp gaveUp) {
    LOG.warn(
        "{} {} given up: {}",
        attempt.delivery().incident(),
        attempt.delivery().key(),
        gaveUp.why());
    Consumer<Transaction> recording =
        transaction -> {
          Optional<IncidentEvent> recurring =
              attempt.delivery() instanceof Delivery.Reminder reminder
                  ? learning.missed(transaction, reminder, gaveUp)
                  : Optional.empty();
          List<IncidentEvent> events =
              recurring.map(List::of).orElseGet(() -> missing(attempt, gaveUp));
          learned(attempt, events).accept(transaction);
        };
    finish(attempt, new End(StuckDelivery.GAVE_UP, Optional.of(gaveUp.why())), recording);
  }

  /** How it ends, and the problem if there was one. */
  private record End(String state, Optional<String> problem) {}

  private Consumer<Transaction> learned(Attempt attempt, List<IncidentEvent> events) {
    return transaction -> {
      if (!events.isEmpty()) {
        learning.record(transaction, attempt.delivery().incident(), events);
      }
    };
  }

  private List<IncidentEvent> missing(Attempt attempt, GaveUp gaveUp) {
    Courier courier = couriers.get(attempt.delivery().kind());
    return courier == null || attempt.delivery() instanceof Delivery.Unreadable
        ? Courier.recordedAsUsual(attempt.delivery(), gaveUp)
        : courier.givenUp(attempt, gaveUp);
  }

  private void finish(Attempt attempt, End end, Consumer<Transaction> recording) {
    try {
      end(attempt, end, recording);
    } catch (Refused refused) {
      // Somebody was faster, and what was learned no longer holds. It is delivered all the same.
      LOG.info("{} not recorded: {}", attempt.delivery().key(), refused.sentence());
      end(attempt, end, transaction -> {});
    }
  }

  private void end(Attempt attempt, End end, Consumer<Transaction> recording) {
    Delivery delivery = attempt.delivery();
    database.note(
        transaction -> {
          // First what was learned: a reminder that this moves again is moved before it ends.
          recording.accept(transaction);
          table.end(transaction.handle(), attempt, end.state(), end.problem());
          learning.ended(transaction, delivery.incident(), delivery.kind());
        });
  }

  private void postpone(Attempt attempt, Instant until, int attempts, String problem) {
    database.note(
        transaction -> table.postpone(transaction.handle(), attempt, until, attempts, problem));
  }
}
