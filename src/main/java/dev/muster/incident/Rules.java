package dev.muster.incident;

import java.util.Locale;
import java.util.Optional;

/** What several events demand of the incident they happen to. */
final class Rules {
  private Rules() {}

  static void mustBeOpen(Incident incident) {
    if (incident.status() == Status.CLOSED) {
      throw new Refused(
          incident.id()
              + " is "
              + incident.statusTitle().toLowerCase(Locale.ROOT)
              + ". Use `/incident reopen <why>` first.");
    }
    if (!incident.isOpen()) {
      throw new Refused(
          "It is already resolved. If it is back, use `/incident reopen <why>` first.");
    }
  }

  static Prose because(Prose line, Optional<String> why) {
    return why.map(w -> line.and(": ", w)).orElse(line);
  }
}
