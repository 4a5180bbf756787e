package dev.muster.record;

import dev.muster.incident.Assignment;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.DrillEvent.Score;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Durations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The record as Markdown, for people. */
final class MarkdownRecord {
  private final IncidentRecord record;
  private final StringBuilder out = new StringBuilder();

  private MarkdownRecord(IncidentRecord record) {
    this.record = record;
  }

  static String of(IncidentRecord record) {
    MarkdownRecord page = new MarkdownRecord(record);
    page.facts();
    page.milestones();
    page.roles();
    page.scorecard();
    page.updates();
    page.actions();
    page.timeline();
    page.line("---");
    page.line("");
    page.line(
        "Exported by Muster at "
            + Utc.text(record.at())
            + " UTC. "
            + record.integrity()
            + " Times are UTC; T+ counts hours and minutes from the start.");
    return page.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void heading(String text) {
    line("");
    line("## " + text);
    line("");
  }

  private void facts() {
    Incident incident = record.incident();
    line("# " + incident.id() + " " + Markdown.line(incident.title()));
    line("");
    if (incident.isPrivate()) {
      fact("Private", "only those invited may see this");
    }
    record.facts().forEach(f -> fact(f.title(), f.words()));
  }

  private void fact(String name, String words) {
    line("- **" + name + ":** " + Markdown.line(words));
  }

  private void milestones() {
    heading("Milestones");
    line("| Milestone | UTC | T+ |");
    line("|---|---|---|");
    for (IncidentRecord.Milestone milestone : record.milestones()) {
      milestone.at().ifPresent(at -> row(milestone.title(), Utc.text(at), record.sinceStart(at)));
    }
    if (!record.spans().isEmpty()) {
      line("");
      record.spans().forEach(s -> line("- " + s.title() + ": " + Durations.text(s.length())));
    }
  }

  private void roles() {
    heading("Roles");
    if (record.incident().team().assignments().isEmpty()) {
      line("Nobody took a role.");
      return;
    }
    line("| Role | Who | Since (UTC) |");
    line("|---|---|---|");
    for (Assignment assignment : record.incident().team().assignments()) {
      row(
          Markdown.line(assignment.role().title()),
          Markdown.line(record.name(assignment.holder())),
          Utc.text(assignment.since()));
    }
  }

  private void scorecard() {
    for (DrillScored scored : record.scorecards()) {
      heading("Scorecard: " + scored.sum());
      line("| What | | How it was | Next time |");
      line("|---|---|---|---|");
      for (Score score : scored.scores()) {
        row(
            Markdown.line(score.what()),
            score.verdict().name().toLowerCase(Locale.ROOT),
            Markdown.line(score.result()),
            Markdown.line(score.next().orElse("")));
      }
    }
  }

  private void updates() {
    heading("Status updates");
    if (record.updates().isEmpty()) {
      line("None was posted.");
    }
    for (IncidentRecord.Update update : record.updates()) {
      Instant at = update.entry().happenedAt();
      line(
          "**"
              + Utc.text(at)
              + " ("
              + record.sinceStart(at)
              + "), "
              + Markdown.line(record.name(update.entry().saidBy()))
              + "**");
      line("");
      line(Markdown.quote(update.posted().words()));
      line("");
    }
  }

  private void actions() {
    List<ActionLine> actions = ActionLine.of(record);
    if (actions.isEmpty()) {
      return;
    }
    heading("Action items");
    line("| | What | Who | Due | How far |");
    line("|---|---|---|---|---|");
    for (ActionLine action : actions) {
      row(
          action.ref(),
          Markdown.of(action.what(), record),
          Markdown.line(action.owner()),
          action.due(),
          Markdown.line(action.state()));
    }
  }

  private void timeline() {
    heading("Timeline");
    line("| UTC | T+ | Who | What |");
    line("|---|---|---|---|");
    for (TimelineEntry entry : record.told()) {
      Instant at = entry.happenedAt();
      row(
          Utc.text(at),
          record.sinceStart(at),
          Markdown.line(record.name(entry.saidBy())),
          said(entry));
    }
    line("");
  }

  private String said(TimelineEntry entry) {
    String text = Markdown.of(entry.event().text(), record);
    String late = record.addedLater(entry).strip();
    return (record.isMilestone(entry) ? "**" + text + "**" : text)
        + (late.isEmpty() ? "" : " *" + late + "*");
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }
}
