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
              + ". If it is back, reopen it first: `/incident reopen` and why.");
    }
    if (!incident.isOpen()) {
      throw new Refused(
          "It is already resolved. If it is back, reopen it first: `/incident reopen` and why.");
    }
  }

  static void mustBeOver(Incident incident) {
    if (incident.isOpen()) {
      throw new Refused("It is open: nothing to reopen.");
    }
  }

  static Prose because(Prose line, Optional<String> why) {
    return why.map(w -> line.and(": ", w)).orElse(line);
  }
}
