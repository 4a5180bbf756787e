package dev.muster.report;

import dev.muster.incident.Assignment;
import dev.muster.incident.Drill;
import dev.muster.incident.Drilling.DrillScored;
import dev.muster.incident.Drilling.Score;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.Weight;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Durations;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

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
    fact("Severity", Optional.of(incident.severity().name()));
    fact("Status", Optional.of(incident.statusTitle()));
    fact("DRILL", incident.identity().drill().map(MarkdownRecord::practice));
    if (incident.isPrivate()) {
      fact("Private", Optional.of("only those invited may see this"));
    }
    fact("Service", incident.picture().service());
    fact("Impact", incident.picture().impact());
    fact("Probable cause", incident.picture().hypothesis());
    fact("Expected end", incident.picture().eta());
    fact("How it ended", incident.ending().summary());
    fact("Why it was cancelled", incident.ending().cancelled());
    fact("Declared by", Optional.of(record.name(incident.identity().declaredBy())));
    fact("War room", incident.room().name().map(name -> "#" + name));
    fact("Playbook", Optional.of(incident.identity().playbook()));
    fact("Playbook's text (SHA-256)", incident.identity().edition());
  }

  private static String practice(Drill drill) {
    return "practice, nothing was wrong: the scenario `"
        + drill.scenario()
        + "`"
        + (drill.speed() == 1 ? "" : " at " + drill.pace());
  }

  private void fact(String name, Optional<String> words) {
    words.ifPresent(w -> line("- **" + name + ":** " + Markdown.line(w)));
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
    boolean late = entry.happenedAt().plusSeconds(60).isBefore(entry.stamp().at());
    return (entry.event().weight() == Weight.MILESTONE ? "**" + text + "**" : text)
        + (late ? " *(added " + Utc.text(entry.stamp().at()) + ")*" : "");
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }
}
