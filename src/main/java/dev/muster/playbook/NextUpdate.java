package dev.muster.playbook;

import dev.muster.incident.Incident;
import dev.muster.incident.Pulse;
import java.time.Instant;
import java.util.Optional;

/** When the next status update for the war room is due. */
public final class NextUpdate {
  private NextUpdate() {}

  /** Empty if none is ever due at this severity, or the incident is over. */
  public static Optional<Instant> due(Incident incident, Playbook playbook) {
    if (!incident.isOpen()) {
      return Optional.empty();
    }
    return playbook
        .updateEvery(incident.severity().name(), Audience.WAR_ROOM)
        .map(incident.pulse().runningSince()::plus);
  }

  /** When somebody is asked for it next: then, when the snooze is over, or when asked again. */
  public static Optional<Instant> nudge(Incident incident, Playbook playbook) {
    Pulse pulse = incident.pulse();
    Optional<Instant> later =
        pulse
            .openSnooze()
            .map(Pulse.Snooze::until)
            // From when it really went out: after an outage the missed ones are not made up for.
            .or(() -> pulse.lastNudge().map(at -> at.plus(playbook.rhythm().nudges().again())));
    return due(incident, playbook).map(due -> later.filter(due::isBefore).orElse(due));
  }
}
