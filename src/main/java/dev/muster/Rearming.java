package dev.muster;

import dev.muster.delivery.Backlog;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.feature.warroom.WarRoom;
import dev.muster.incident.Incident;
import dev.muster.store.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sees at the start that every open incident has the reminders that it must have: one from a time
 * when there was no such reminder has none. Where there is no war room, it is tried to open it.
 */
record Rearming(
    List<Function<Incident, Optional<Reminder>>> armed, Backlog backlog, Incidents incidents) {

  void of(List<Incident> open, Instant now) {
    for (Incident incident : open) {
      if (incident.room().channel().isEmpty()
          && backlog.waiting(WarRoom.openingKey(incident)).isEmpty()) {
        incidents.ask(WarRoom.tryAgain(incident, Optional.empty(), now));
      }
      armed.stream()
          .flatMap(rule -> rule.apply(incident).stream())
          .filter(reminder -> backlog.waiting(reminder.key()).isEmpty())
          .forEach(incidents::ask);
    }
  }
}
