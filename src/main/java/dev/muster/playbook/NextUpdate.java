package dev.muster.playbook;

import dev.muster.incident.Incident;
import dev.muster.incident.UpdateClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the next status update for the war room is due. */
public final class NextUpdate {
  private NextUpdate() {}

  /** Empty if none is due at this severity, or the incident is over. */
  public static Optional<Instant> due(Incident incident, Playbook playbook) {
    if (!incident.isOpen()) {
      return Optional.empty();
    }
    Optional<Cadence> cadence = playbook.updateEvery(incident.severity().name(), Audience.WAR_ROOM);
    // What the last update promised goes before the rhythm.
    return incident
        .pulse()
        .promised()
        .or(
            () ->
                cadence.flatMap(c -> due(c, incident, playbook, incident.pulse().runningSince())));
  }

  /** Whether at this severity each update says when the next one comes. */
  public static boolean isPromised(Incident incident, Playbook playbook) {
    return playbook
        .updateEvery(incident.severity().name(), Audience.WAR_ROOM)
        .filter(Cadence.AsPromised.class::isInstance)
        .isPresent();
  }

  private static Optional<Instant> due(
      Cadence cadence, Incident incident, Playbook playbook, Instant since) {
    if (cadence instanceof Cadence.Every every) {
      return Optional.of(since.plus(every.soonest()));
    }
    return cadence instanceof Cadence.AsPromised promised
        ? Optional.of(since.plus(promised.otherwise()))
        : endOfPhase(incident, playbook, since)
            .or(() -> new RenudgeSchedule(incident, playbook).afterTheLastPhase(since));
  }

  /** Of the first phase that begins no earlier than that: in it none was posted yet. */
  private static Optional<Instant> endOfPhase(Incident incident, Playbook playbook, Instant since) {
    String severity = incident.severity().name();
    Instant start = incident.progress().clock().since();
    for (Phase phase : playbook.course().phases(severity)) {
      Duration from = phase.from().at(severity).orElse(Duration.ZERO);
      Optional<Duration> until = phase.until().at(severity);
      if (until.isPresent() && !start.plus(from).isBefore(since)) {
        return Optional.of(start.plus(until.get()));
      }
    }
    return Optional.empty();
  }

  /** When somebody is asked for it next: then, when the snooze is over, or when asked again. */
  public static Optional<Instant> nudge(Incident incident, Playbook playbook) {
    RenudgeSchedule again = new RenudgeSchedule(incident, playbook);
    UpdateClock pulse = incident.pulse();
    return due(incident, playbook)
        .map(
            due ->
                pulse
                    .openSnooze()
                    .map(UpdateClock.Snooze::until)
                    // From when it really went out: the missed ones are not made up for.
                    .or(() -> pulse.lastNudge().map(at -> again.after(at, due)))
                    .filter(due::isBefore)
                    .orElse(due));
  }
}
