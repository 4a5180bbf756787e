package dev.muster.feature.timeline;

import dev.muster.incident.Actor;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Remark.Decided;
import dev.muster.incident.Remark.Noted;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Puts a note or a decision on the record, whichever way it was asked for. */
public final class Noting {
  /** As much as Slack's forms take. */
  static final int LONGEST = 3000;

  private final Incidents incidents;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param zone whose clock a typed {@code 14:05} is read from
   */
  public Noting(Incidents incidents, Clock clock, ZoneId zone) {
    this.incidents = incidents;
    this.clock = clock;
    this.zone = zone;
  }

  ZoneId zone() {
    return zone;
  }

  BackDate backDate() {
    return new BackDate(clock.instant(), zone);
  }

  /** What to tell whoever noted it. */
  String note(Actor actor, IncidentId id, String words, Optional<Instant> about) {
    incidents.record(id, actor, incident -> new Noted(words, about));
    return "Noted on the timeline of "
        + id
        + about.map(at -> ", as of " + Mrkdwn.dayAndTime(at)).orElse("")
        + ". `/incident timeline` shows it.";
  }

  /** What to tell whoever wrote it down. */
  String decide(Actor actor, IncidentId id, String words) {
    incidents.record(id, actor, incident -> new Decided(words));
    return "The decision is on the timeline of " + id + " and goes into the war room.";
  }
}
