package dev.muster.incident;

import java.time.Instant;
import java.util.Optional;

/** Status updates, and what happens when none comes. */
public sealed interface Reporting extends IncidentEvent {
  /**
   * What was said anew of impact, cause and end replaces what was known; what was left out stays.
   */
  record UpdatePosted(
      String words, Optional<String> impact, Optional<String> hypothesis, Optional<String> eta)
      implements Reporting {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      return incident
          .with(incident.picture().updatedBy(this))
          .with(incident.pulse().updated(new Pulse.StatusUpdate(words, stamp.by(), stamp.at())));
    }

    @Override
    public Prose text() {
      Prose line = Prose.of("Update: ", words);
      line = impact.map(i -> Prose.of(" Impact: ", i)).map(line::and).orElse(line);
      line = hypothesis.map(h -> Prose.of(" Probable cause: ", h)).map(line::and).orElse(line);
      return eta.map(e -> Prose.of(" Expected end: ", e)).map(line::and).orElse(line);
    }
  }

  /** An update was due and nobody posted one. */
  record Nudged(int time, Instant due) implements Reporting {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.pulse().nudged());
    }

    @Override
    public Prose text() {
      return Prose.of(
          switch (time) {
            case 1 -> "Asked for an update";
            case 2 -> "Asked for an update again";
            default -> "Asked for an update, time " + time + ", and called more people";
          },
          "; it was due at ",
          due);
    }
  }

  record Snoozed(Instant until) implements Reporting {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      incident
          .pulse()
          .snooze()
          .ifPresent(
              s -> {
                throw new Refused(
                    "The next nudge was put off once already. Post an update with `/incident"
                        + " update`: that starts the clock anew.");
              });
      return incident.with(incident.pulse().snoozed(new Pulse.Snooze(stamp.by(), until)));
    }

    @Override
    public Prose text() {
      return Prose.of("Next nudge put off until ", until);
    }
  }
}
