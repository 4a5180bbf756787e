package dev.muster.feature.nudge;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Refused;
import dev.muster.incident.UpdateClock;
import dev.muster.incident.UpdateEvent.Snoozed;
import dev.muster.playbook.Durations;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.UpdateRhythm.Nudges;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What putting a nudge off means, whichever way it was asked for. */
public final class SnoozeNudges {
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public SnoozeNudges(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  Nudges rules(Incident incident) {
    return playbooks.of(incident).rhythm().nudges();
  }

  /** Refuses before a form is opened what would be refused after it. */
  void mustBePossible(Incident incident, Actor actor) {
    RecordedBy now = new RecordedBy(clock.instant(), actor.user());
    event(incident, SnoozeChoice.shortest(rules(incident)).length()).applyTo(incident, now);
  }

  /** What to tell whoever asked. */
  String snooze(Actor actor, IncidentId id, Duration length) {
    Incident after =
        incidents.record(
            id,
            actor,
            incident -> {
              mustBeShort(length, rules(incident));
              return event(incident, length);
            });
    return after
        .pulse()
        .openSnooze()
        .map(s -> "The next nudge comes " + Mrkdwn.time(s.until()) + ", not before.")
        .orElse("It was put off, and that is over.");
  }

  private static void mustBeShort(Duration length, Nudges rules) {
    if (length.compareTo(rules.longestSnooze()) > 0) {
      throw new Refused(
          "A nudge can be put off for "
              + Durations.text(rules.longestSnooze())
              + " at most. For example: `/incident snooze "
              + SnoozeChoice.shortest(rules).typed()
              + "`.");
    }
  }

  private Snoozed event(Incident incident, Duration length) {
    incident.mustBeOpen();
    Instant due =
        NextUpdate.due(incident, playbooks.of(incident))
            .orElseThrow(() -> new Refused(nothingDue(incident)));
    // Put off is the nudge, so it counts from the moment when that would come.
    Optional<Instant> before = incident.pulse().openSnooze().map(UpdateClock.Snooze::until);
    Instant from =
        Stream.concat(Stream.of(clock.instant(), due), before.stream())
            .max(Instant::compareTo)
            .orElseThrow();
    return new Snoozed(from.plus(length), rules(incident).snoozes());
  }

  private static String nothingDue(Incident incident) {
    String severity = Mrkdwn.escape(incident.severity().name());
    return "At " + severity + " no update is ever due, so there is no nudge to put off.";
  }
}
