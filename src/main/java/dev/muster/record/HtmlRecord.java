package dev.muster.record;

import dev.muster.incident.Assignment;
import dev.muster.incident.Incident;
import dev.muster.incident.RichText;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Durations;
import dev.muster.record.drawn.Markup;
import dev.muster.record.drawn.TimelineSvg;
import java.time.Instant;
import java.util.List;

/**
 * The record as one page that needs nothing else: no script, no font, no picture from elsewhere.
 */
final class HtmlRecord {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1d1c1d; --soft: #5c5b5d; --paper: #fff; --line: #c9c9cc; --mark: #b3261e; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #ececee; --soft: #a9a9ad; --paper: #1a1d21; --line: #4a4d52; --mark: #ff8a80; }
      }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); white-space: pre-wrap; }
      th { color: var(--soft); font-weight: 600; }
      a { color: inherit; }
      .mark { font-weight: 700; }
      footer { color: var(--soft); margin-top: 2rem; }
      svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 13px; }
      .axis, .flag { stroke: var(--line); stroke-width: 2; } .told { fill: var(--soft); } .milestone { fill: var(--mark); }
      """;

  private final IncidentRecord record;
  private final StringBuilder out = new StringBuilder();

  private HtmlRecord(IncidentRecord record) {
    this.record = record;
  }

  static String of(IncidentRecord record) {
    HtmlRecord page = new HtmlRecord(record);
    page.head();
    page.drawn();
    page.facts();
    page.milestones();
    page.roles();
    page.updates();
    page.actions();
    page.timeline();
    page.line(
        "<footer>"
            + Markup.escape(
                "Exported by Muster at "
                    + Utc.text(record.at())
                    + " UTC. "
                    + record.integrity()
                    + " Times are UTC; T+ counts hours and minutes from the start.")
            + "</footer>\n</body>\n</html>");
    return page.out.toString();
  }

  private void line(String html) {
    out.append(html).append('\n');
  }

  private void head() {
    String title = Markup.escape(record.incident().id() + " " + record.incident().title());
    line("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    // Whatever slipped through: the page may load and run nothing.
    line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">");
    line("<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>");
    line("<h1 dir=\"auto\">" + title + "</h1>");
  }

  private void drawn() {
    List<TimelineSvg.Mark> milestones =
        record.milestones().stream()
            .filter(m -> m.at().isPresent())
            .map(m -> mark(m.at().orElseThrow(), m.title()))
            .toList();
    List<TimelineSvg.Mark> told =
        record.told().stream()
            .map(e -> mark(e.happenedAt(), PlainText.of(e.event().text(), record)))
            .toList();
    line(TimelineSvg.of("The course of " + record.incident().id(), milestones, told));
  }

  private TimelineSvg.Mark mark(Instant at, String words) {
    return new TimelineSvg.Mark(at, record.sinceStart(at) + " " + words);
  }

  private void facts() {
    line("<table>");
    Incident incident = record.incident();
    if (incident.isPrivate()) {
      row("th", "Private", "only those invited may see this");
    }
    record.facts().forEach(f -> row("th", f.title(), f.words()));
    line("</table>");
  }

  private void milestones() {
    line("<h2>Milestones</h2>\n<table>");
    header("Milestone", "UTC", "T+");
    record
        .milestones()
        .forEach(
            m -> m.at().ifPresent(at -> row("td", m.title(), Utc.text(at), record.sinceStart(at))));
    line("</table>\n<ul>");
    record
        .spans()
        .forEach(s -> line("<li>" + s.title() + ": " + Durations.text(s.length()) + "</li>"));
    line("</ul>");
  }

  private void roles() {
    line("<h2>Roles</h2>");
    if (record.incident().team().assignments().isEmpty()) {
      line("<p>Nobody took a role.</p>");
      return;
    }
    line("<table>");
    header("Role", "Who", "Since (UTC)");
    for (Assignment a : record.incident().team().assignments()) {
      row("td", a.role().title(), record.name(a.holder()), Utc.text(a.since()));
    }
    line("</table>");
  }

  private void updates() {
    line("<h2>Status updates</h2>");
    if (record.updates().isEmpty()) {
      line("<p>None was posted.</p>");
      return;
    }
    line("<table>");
    header("UTC", "T+", "Who", "What");
    for (IncidentRecord.Update update : record.updates()) {
      Instant at = update.entry().happenedAt();
      row(
          "td",
          Utc.text(at),
          record.sinceStart(at),
          record.name(update.entry().saidBy()),
          update.posted().words());
    }
    line("</table>");
  }

  private void actions() {
    List<ActionLine> actions = ActionLine.of(record);
    if (actions.isEmpty()) {
      return;
    }
    line("<h2>Action items</h2>\n<table>");
    header("", "What", "Who", "Due", "How far");
    for (ActionLine action : actions) {
      String what = PlainText.of(action.what(), record);
      row("td", action.ref(), what, action.owner(), action.due(), action.state());
    }
    line("</table>");
  }

  private void timeline() {
    line("<h2>Timeline</h2>\n<table>");
    header("UTC", "T+", "Who", "What");
    for (TimelineEntry entry : record.told()) {
      Instant at = entry.happenedAt();
      line(
          "<tr><td>"
              + Utc.text(at)
              + "</td><td>"
              + record.sinceStart(at)
              + "</td><td dir=\"auto\">"
              + Markup.escape(record.name(entry.saidBy()))
              + "</td><td dir=\"auto\""
              + (record.isMilestone(entry) ? " class=\"mark\">" : ">")
              + words(entry.event().text())
              + Markup.escape(record.addedLater(entry))
              + "</td></tr>");
    }
    line("</table>");
  }

  private String words(RichText prose) {
    StringBuilder text = new StringBuilder();
    for (RichText.Part part : prose.parts()) {
      boolean goesSomewhere =
          part instanceof RichText.Link link && link.url().matches("https?://[^\\s\"<>]+");
      String plain = Markup.escape(PlainText.of(RichText.of(part), record));
      text.append(
          goesSomewhere
              ? "<a rel=\"noreferrer\" href=\""
                  + Markup.escape(((RichText.Link) part).url())
                  + "\">"
                  + plain
                  + "</a>"
              : plain);
    }
    return text.toString();
  }

  private void header(String... names) {
    line("<tr><th>" + String.join("</th><th>", names) + "</th></tr>");
  }

  /** The first cell may be a heading; what people wrote finds its own direction. */
  private void row(String first, String... cells) {
    out.append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      String cell = i == 0 ? first : "td";
      out.append("<" + cell + " dir=\"auto\">")
          .append(Markup.escape(cells[i]))
          .append("</" + cell + ">");
    }
    out.append("</tr>\n");
  }
}
