package dev.muster.incident;

import java.time.Instant;
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

  static RichText because(RichText line, Optional<String> why) {
    return why.map(w -> line.and(": ", w)).orElse(line);
  }

  /** A line about what should have happened earlier says so. */
  static RichText late(RichText line, Optional<Instant> missed) {
    return missed.map(at -> line.and(" (late: this was due at ", at, ")")).orElse(line);
  }

  static Work.Checklist list(Incident incident, String key, int box) {
    return incident
        .progress()
        .work()
        .list(key)
        .filter(list -> box >= 0 && box < list.boxes().size())
        .orElseThrow(
            () ->
                new Refused(
                    "There is no such box any more. `/incident checklist` shows those there are."));
  }

  static Work.Task task(Incident incident, int number) {
    return incident
        .progress()
        .work()
        .task(number)
        .orElseThrow(
            () ->
                new Refused(
                    "There is no task " + number + ". `/incident task` shows those there are."));
  }

  static ActionItem action(Incident incident, int number) {
    return incident
        .ending()
        .followUps()
        .item(number)
        .orElseThrow(
            () ->
                new Refused(
                    incident.id()
                        + " has no action item "
                        + ActionItem.ref(number)
                        + ". `/incident actions "
                        + incident.id()
                        + "` shows those there are."));
  }

  static AudienceState.Draft draft(Incident incident, int number) {
    return incident
        .progress()
        .outreach()
        .draft(number)
        .orElseThrow(
            () -> new Refused("That text was dealt with already, or a newer one took its place."));
  }
}
