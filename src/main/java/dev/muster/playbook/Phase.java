package dev.muster.playbook;

import dev.muster.incident.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of an incident with its checklist. It begins with its status, at its time, or when
 * every box of the phase before it is ticked, whichever comes first; the first one with the
 * incident.
 *
 * @param status with which it begins, if with any
 * @param from how long after the declare it begins at the latest
 * @param until how long after the declare its time is over
 * @param says what people are told then; a sentence of Muster's own if empty
 */
public record Phase(
    String name,
    Optional<Status> status,
    BySeverity<Duration> from,
    BySeverity<Duration> until,
    Optional<String> says,
    List<String> severities,
    List<String> checklist) {

  public Phase {
    severities = List.copyOf(severities);
    checklist = List.copyOf(checklist);
  }

  /** Whether an incident of this severity goes through it. */
  public boolean isFor(String severity) {
    return severities.isEmpty() || severities.contains(severity);
  }

  /** Under which its list is kept. */
  public String key() {
    return "phase:" + name;
  }
}
