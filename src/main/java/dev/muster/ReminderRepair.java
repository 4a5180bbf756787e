package dev.muster;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.delivery.Backlog;
import dev.muster.delivery.Deliveries;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.Recurrence;
import dev.muster.feature.warroom.WarRoom;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sees that an incident always has the reminders that it must have: when one ends, whatever became
 * of it; at the start, for one from a time when there was no such reminder has none; and when the
 * auditor finds one missing.
 */
record ReminderRepair(
    List<Recurrence> recurrences, Database database, Incidents incidents, Clock clock)
    implements Deliveries.Learning {

  /** What is still due after it ended is not looked at again before. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Override
  public void record(Transaction transaction, IncidentId incident, List<IncidentEvent> events) {
    incidents.record(transaction, incident, Actor.MUSTER, events);
  }

  @Override
  public Optional<IncidentEvent> missed(Transaction transaction, Reminder reminder, GaveUp gaveUp) {
    return of(reminder.kind())
        .map(
            recurrence ->
                recurrence.missed(
                    incidents.locked(transaction, reminder.incident()), reminder, gaveUp.why()));
  }

  @Override
  public void ended(Transaction transaction, IncidentId id, String kind) {
    expected(transaction, id, kind)
        .filter(next -> Backlog.waiting(transaction.handle(), next.key()).isEmpty())
        .ifPresent(next -> incidents.enqueue(transaction, later(next)));
  }

  private Reminder later(Reminder next) {
    Instant soonest = clock.instant().plus(PAUSE);
    return next.due().isAfter(clock.instant())
        ? next
        : new Reminder(next.kind(), next.incident(), next.args(), soonest);
  }

  /** Arms what these must have and lack. Where there is no war room, it is tried to open it. */
  void of(List<Incident> open) {
    Backlog backlog = new Backlog(database);
    for (Incident incident : open) {
      if (incident.room().channel().isEmpty()
          && backlog.waiting(WarRoom.openingKey(incident)).isEmpty()) {
        incidents.enqueue(WarRoom.tryAgain(incident, Optional.empty(), clock.instant()));
      }
      recurrences.stream()
          .flatMap(recurrence -> recurrence.expected(incident).stream())
          .filter(reminder -> backlog.waiting(reminder.key()).isEmpty())
          .forEach(incidents::enqueue);
    }
  }

  /** Arms one that was found missing, or armed for another moment, as it must be by now. */
  void repair(Reminder missing) {
    database.change(
        transaction ->
            expected(transaction, missing.incident(), missing.kind())
                .ifPresent(next -> incidents.enqueue(transaction, next)));
  }

  private Optional<Reminder> expected(Transaction transaction, IncidentId id, String kind) {
    try {
      return of(kind).flatMap(r -> r.expected(incidents.locked(transaction, id)));
    } catch (Refused gone) {
      return Optional.empty(); // there is no such incident any more
    }
  }

  private Optional<Recurrence> of(String kind) {
    return recurrences.stream().filter(r -> r.kind().equals(kind)).findFirst();
  }
}
