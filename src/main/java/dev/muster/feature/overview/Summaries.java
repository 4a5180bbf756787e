package dev.muster.feature.overview;

import dev.muster.incident.AudienceEvent.Told;
import dev.muster.incident.EscalationEvent.Acknowledged;
import dev.muster.incident.FoldedAlerts;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent;
import dev.muster.incident.NoteEvent;
import dev.muster.incident.NoteEvent.TurnedAway;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Sums up incidents for people who were not there. */
public final class Summaries {
  private static final int LAST = 5;

  /** So many of them may be what machines said. */
  private static final int ALERTS = 2;

  private final Timeline timeline;
  private final Playbooks playbooks;
  private final Clock clock;

  public Summaries(Timeline timeline, Playbooks playbooks, Clock clock) {
    this.timeline = timeline;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  Message of(Incident incident) {
    List<TimelineEntry> all =
        FoldedAlerts.of(
            timeline.of(incident.id()).stream()
                .filter(entry -> isNotable(entry.event()) && !FoldedAlerts.goesOn(entry))
                .sorted(
                    Comparator.comparing(TimelineEntry::happenedAt)
                        .thenComparingLong(TimelineEntry::seq))
                .toList());
    List<TimelineEntry> alerts = all.stream().filter(FoldedAlerts::isOfMany).toList();
    List<TimelineEntry> lately = alerts.subList(Math.max(0, alerts.size() - ALERTS), alerts.size());
    List<TimelineEntry> notable =
        all.stream()
            .filter(entry -> !FoldedAlerts.isOfMany(entry) || lately.contains(entry))
            .toList();
    return SummaryMessage.of(
        incident,
        playbooks.of(incident),
        notable.subList(Math.max(0, notable.size() - LAST), notable.size()),
        clock.instant());
  }

  /** What people did; not that they were asked to, nor what Muster set up. */
  private static boolean isNotable(IncidentEvent event) {
    return event instanceof LifecycleEvent
        || (event instanceof NoteEvent && !(event instanceof TurnedAway))
        || event instanceof UpdatePosted
        || event instanceof RoleAssigned
        || event instanceof Told
        || event instanceof Acknowledged;
  }
}
