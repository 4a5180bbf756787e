package dev.muster;

import dev.muster.delivery.Backlog;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.incident.Incident;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sees at the start that every open incident has the reminders that it must have: one from a time
 * when there was no such reminder has none.
 */
record Rearming(
    List<Function<Incident, Optional<Reminder>>> armed, Backlog backlog, Incidents incidents) {

  void of(List<Incident> open) {
    for (Incident incident : open) {
      armed.stream()
          .flatMap(rule -> rule.apply(incident).stream())
          .filter(reminder -> backlog.waiting(reminder.key()).isEmpty())
          .forEach(incidents::ask);
    }
  }
}
