package dev.muster.record.review;

import dev.muster.incident.AudienceEvent;
import dev.muster.incident.ChecklistEvent.Checked;
import dev.muster.incident.ChecklistEvent.TaskDone;
import dev.muster.incident.EscalationEvent;
import dev.muster.incident.FoldedAlerts;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent;
import dev.muster.incident.Milestones;
import dev.muster.incident.NoteEvent;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.SlackSurfaceEvent.ChannelOpened;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.record.IncidentRecord;
import dev.muster.record.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The timeline as somebody reads it who was not there: what was done until it was over. */
final class Story {
  private static final int MOST_ALERTS = 18;

  private final IncidentRecord record;
  private final Clock24 clock;

  Story(IncidentRecord record) {
    this.record = record;
    this.clock = new Clock24(record);
  }

  private record Row(Instant at, String who, String what) {}

  List<String> lines() {
    List<TimelineEntry> told = record.told();
    List<TimelineEntry> kept =
        fewAlerts(FoldedAlerts.of(told.stream().filter(this::matters).toList()));
    List<String> lines = new ArrayList<>();
    lines.add("| UTC | T+ | Who | What |");
    lines.add("|---|---|---|---|");
    rows(kept)
        .forEach(
            row ->
                lines.add(
                    "| "
                        + clock.time(row.at())
                        + " | "
                        + record.sinceStart(row.at())
                        + " | "
                        + row.who()
                        + " | "
                        + row.what()
                        + " |"));
    int left = told.size() - kept.size();
    if (left > 0) {
      lines.add("");
      lines.add(
          left
              + (left == 1 ? " more entry" : " more entries")
              + " (reminders, lists, what was done afterwards) "
              + (left == 1 ? "is" : "are")
              + " in the whole record: `/incident export`.");
    }
    return lines;
  }

  /**
   * The first of those of machines and the last, where there are too many between people's words.
   */
  private static List<TimelineEntry> fewAlerts(List<TimelineEntry> entries) {
    List<TimelineEntry> alerts = entries.stream().filter(FoldedAlerts::isOfMany).toList();
    if (alerts.size() <= MOST_ALERTS) {
      return entries;
    }
    Set<TimelineEntry> between =
        new HashSet<>(
            alerts.subList(MOST_ALERTS / 2, alerts.size() - (MOST_ALERTS - MOST_ALERTS / 2)));
    return entries.stream().filter(entry -> !between.contains(entry)).toList();
  }

  /** Not what Muster did for the response, nor what came after the end. */
  private boolean matters(TimelineEntry entry) {
    IncidentEvent event = entry.event();
    boolean kind =
        event instanceof LifecycleEvent
            || event instanceof UpdatePosted
            || event instanceof RoleAssigned
            || event instanceof ChannelOpened
            || event instanceof Checked
            || event instanceof TaskDone
            || event instanceof AudienceEvent.Told
            || event instanceof EscalationEvent.Escalated
            || event instanceof EscalationEvent.Paged
            || (event instanceof NoteEvent && !(event instanceof NoteEvent.TurnedAway));
    boolean later =
        record
            .incident()
            .milestones()
            .resolved()
            .filter(end -> entry.happenedAt().isAfter(end))
            .isPresent();
    return kind && !FoldedAlerts.goesOn(entry) && (!later || event instanceof LifecycleEvent);
  }

  private List<Row> rows(List<TimelineEntry> entries) {
    Milestones all = record.incident().milestones();
    List<Row> rows = new ArrayList<>();
    for (TimelineEntry entry : entries) {
      String words = Markdown.of(entry.event().text(), record);
      boolean milestone = entry.event().weight() == IncidentEvent.Weight.MILESTONE;
      rows.add(
          new Row(
              entry.happenedAt(),
              Markdown.line(record.name(entry.saidBy())),
              milestone ? "**" + words + "**" : words));
    }
    if (all.started().isBefore(all.declared())) {
      mark(rows, all.started(), "It began");
    }
    if (all.detected().isAfter(all.started()) && all.detected().isBefore(all.declared())) {
      mark(rows, all.detected(), "It was noticed");
    }
    mitigatedApart(all).ifPresent(at -> mark(rows, at, "It was mitigated"));
    rows.sort(Comparator.comparing(Row::at));
    return rows;
  }

  private static Optional<Instant> mitigatedApart(Milestones all) {
    return all.mitigated()
        .filter(at -> all.resolved().filter(end -> minute(end).equals(minute(at))).isEmpty());
  }

  /** At what happened in that minute; as a line of its own where nothing did. */
  private static void mark(List<Row> rows, Instant at, String what) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (minute(row.at()).equals(minute(at))) {
        rows.set(i, new Row(row.at(), row.who(), row.what() + " **← " + what + ".**"));
        return;
      }
    }
    rows.add(new Row(at, "", "**" + what + ".**"));
  }

  private static Instant minute(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Who played which part from when. */
  List<String> roles() {
    List<String> lines = new ArrayList<>();
    for (TimelineEntry entry : record.entries()) {
      if (entry.event() instanceof RoleAssigned assigned) {
        lines.add(
            "- "
                + clock.time(entry.happenedAt())
                + " ("
                + record.sinceStart(entry.happenedAt())
                + "): "
                + Markdown.line(record.name(assigned.holder()))
                + ", "
                + Markdown.line(assigned.role().title())
                + assigned
                    .before()
                    .map(before -> " (before: " + Markdown.line(record.name(before)) + ")")
                    .orElse(""));
      }
    }
    return lines;
  }

  /** What was said of this kind, with when. */
  List<String> said(List<Class<? extends IncidentEvent>> kinds) {
    List<String> lines = new ArrayList<>();
    for (TimelineEntry entry : record.entries()) {
      for (Class<? extends IncidentEvent> kind : kinds) {
        if (kind.isInstance(entry.event())) {
          lines.add(
              "- "
                  + clock.time(entry.happenedAt())
                  + " ("
                  + record.sinceStart(entry.happenedAt())
                  + "): "
                  + Markdown.of(entry.event().text(), record));
        }
      }
    }
    return lines;
  }

  /** Each cause that was thought of, as it was told. */
  List<String> hypotheses() {
    List<String> lines = new ArrayList<>();
    Optional<String> last = Optional.empty();
    for (TimelineEntry entry : record.entries()) {
      if (entry.event() instanceof UpdatePosted posted
          && posted.hypothesis().isPresent()
          && !posted.hypothesis().equals(last)) {
        last = posted.hypothesis();
        lines.add(
            "- "
                + clock.time(entry.happenedAt())
                + " ("
                + record.sinceStart(entry.happenedAt())
                + "): "
                + Markdown.line(posted.hypothesis().get()));
      }
    }
    return lines;
  }

  Duration hit() {
    Milestones all = record.incident().milestones();
    return Duration.between(all.started(), all.mitigated().or(all::resolved).orElse(record.at()));
  }
}
