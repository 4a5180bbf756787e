package dev.muster.drill;

import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.Severity;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Cadence;
import dev.muster.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which updates came late, by how much: the clock as the playbook starts it, played again. */
final class Rhythm {
  private final Playbook playbook;
  private final List<TimelineEntry> entries;
  private final List<Duration> late = new ArrayList<>();

  /** When the next update is due; empty where none is. */
  private Optional<Instant> due = Optional.empty();

  private Severity severity;

  Rhythm(Playbook playbook, List<TimelineEntry> entries) {
    this.playbook = playbook;
    this.entries = entries;
    this.severity = declared(entries).severity();
  }

  static Declared declared(List<TimelineEntry> entries) {
    return (Declared) entries.get(0).event();
  }

  /** How long the war room may wait at this severity; empty where that has no fixed length. */
  static Optional<Duration> latest(Playbook playbook, Severity severity) {
    return playbook
        .updateEvery(severity.name(), Audience.WAR_ROOM)
        .flatMap(
            cadence ->
                cadence instanceof Cadence.Every every
                    ? Optional.of(every.latest())
                    : Optional.empty());
  }

  /** Each by how much. */
  List<Duration> late() {
    for (TimelineEntry entry : entries) {
      play(entry.event(), entry.stamp().at());
    }
    return List.copyOf(late);
  }

  private void play(IncidentEvent event, Instant at) {
    if (event instanceof Declared || event instanceof Reopened) {
      due = from(at);
    } else if (event instanceof SeverityChanged changed) {
      severity = changed.to();
      // Raised it counts from now; lowered from when it counted before, which nobody is hurried by.
      due = due.isPresent() && !changed.raised() ? later(from(at)) : from(at);
    } else if (event instanceof UpdatePosted update) {
      ends(at);
      due = update.nextIn().map(at::plus).or(() -> from(at));
    } else if (event instanceof Nudged nudged && due.isEmpty() && nudged.time() == 1) {
      due = Optional.of(nudged.due()); // by phase: whoever asked for it knew when it was due
    } else if (event instanceof Resolved || event instanceof Cancelled) {
      ends(at);
      due = Optional.empty();
    }
  }

  private Optional<Instant> from(Instant at) {
    return latest(playbook, severity).map(at::plus);
  }

  private Optional<Instant> later(Optional<Instant> other) {
    return other.filter(o -> due.filter(o::isAfter).isPresent()).or(() -> due);
  }

  private void ends(Instant at) {
    due.filter(at::isAfter).ifPresent(was -> late.add(Duration.between(was, at)));
  }
}
