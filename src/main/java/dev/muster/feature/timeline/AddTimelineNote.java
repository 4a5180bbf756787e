package dev.muster.feature.timeline;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Mentions;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Refused;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Puts a note or a decision on the record, whichever way it was asked for. */
public final class AddTimelineNote {
  /** As much as Slack's forms take. */
  static final int LONGEST = 3000;

  private final Incidents incidents;
  private final Clock clock;
  private final Playbooks playbooks;

  public AddTimelineNote(Incidents incidents, Clock clock, Playbooks playbooks) {
    this.incidents = incidents;
    this.clock = clock;
    this.playbooks = playbooks;
  }

  /** From whose clock a typed {@code 14:05} is read. */
  ZoneId zone(IncidentId id) {
    Incident incident =
        incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
    return playbooks.of(incident).businessHours().zone();
  }

  BackDate backDate(IncidentId id) {
    return new BackDate(clock.instant(), zone(id));
  }

  /** What to tell whoever noted it. */
  String note(
      Actor actor, IncidentId id, String words, Optional<Instant> about, Mentions mentions) {
    incidents.record(id, actor, incident -> new Noted(words, about, mentions));
    return "Noted on the timeline of "
        + id
        + about.map(at -> ", as of " + Mrkdwn.dayAndTime(at)).orElse("")
        + ". `/incident timeline` shows it.";
  }

  /** What to tell whoever wrote it down. */
  String decide(Actor actor, IncidentId id, String words, Mentions mentions) {
    Incident after = incidents.record(id, actor, incident -> new Decided(words, mentions));
    return "The decision is on the timeline of " + id + ". " + RoomWords.appears(after);
  }
}
