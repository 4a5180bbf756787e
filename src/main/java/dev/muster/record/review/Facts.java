package dev.muster.record.review;

import dev.muster.incident.Assignment;
import dev.muster.incident.EscalationEvent;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.Role;
import dev.muster.incident.Work;
import dev.muster.playbook.Durations;
import dev.muster.record.IncidentRecord;
import dev.muster.record.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the record has for each topic, as lines of Markdown. */
final class Facts {
  private final IncidentRecord record;
  private final Incident incident;
  private final Clock24 clock;
  private final Story story;
  private final Spans spans;

  Facts(IncidentRecord record) {
    this.record = record;
    incident = record.incident();
    clock = new Clock24(record);
    story = new Story(record);
    spans = new Spans(incident);
  }

  /** Empty where the record has nothing. */
  List<String> of(Topic topic) {
    return switch (topic) {
      case SUMMARY -> incident.ending().summary().map(Markdown::quote).stream().toList();
      case TIMELINE -> story.lines();
      case DURATIONS -> durations();
      case IMPACT -> impact();
      case CAUSE -> cause();
      case RESPONSE -> response();
      case ACTIONS -> ActionItems.of(record);
      default -> List.of();
    };
  }

  /** As a heading says it that the playbook doesn't have. */
  static String title(Topic topic) {
    return switch (topic) {
      case SUMMARY -> "What was said at the end";
      case TIMELINE -> "Timeline";
      case DURATIONS -> "How long it took";
      case IMPACT -> "Who was hit";
      case CAUSE -> "What was thought and decided";
      case RESPONSE -> "Who did what";
      default -> "Action items";
    };
  }

  private List<String> durations() {
    List<String> lines = new ArrayList<>();
    lines.add(spans.sentence());
    lines.add("");
    lines.add("| | Counted from | Began (UTC) | Ended (UTC) | Took |");
    lines.add("|---|---|---|---|---|");
    for (Spans.Span span : spans.list()) {
      lines.add(
          "| "
              + String.join(
                  " | ",
                  span.title(),
                  span.counted(),
                  clock.time(span.from()),
                  clock.time(span.to()),
                  Durations.text(span.took()))
              + " |");
    }
    return lines;
  }

  private List<String> impact() {
    List<String> lines = new ArrayList<>();
    incident.picture().service().ifPresent(s -> lines.add("- Service: " + Markdown.line(s)));
    incident.picture().impact().ifPresent(i -> lines.add("- As told then: " + Markdown.line(i)));
    incident
        .milestones()
        .mitigated()
        .or(() -> incident.milestones().resolved())
        .ifPresent(
            end ->
                lines.add(
                    "- Felt for "
                        + Durations.text(
                            story.hit().truncatedTo(java.time.temporal.ChronoUnit.MINUTES))
                        + ": from "
                        + clock.time(incident.milestones().started())
                        + " until it was mitigated at "
                        + clock.time(end)
                        + " UTC"));
    return lines;
  }

  private List<String> cause() {
    List<String> lines = new ArrayList<>();
    part(lines, "What it was thought to be, as the response went on:", story.hypotheses());
    part(lines, "What was decided:", story.said(List.of(Decided.class)));
    return lines;
  }

  private List<String> response() {
    List<String> lines = new ArrayList<>();
    part(lines, "Roles, from when:", story.roles());
    part(
        lines,
        "Who was called:",
        story.said(List.of(EscalationEvent.Escalated.class, EscalationEvent.Paged.class)));
    part(lines, "Tasks:", tasks());
    part(lines, "Left on the lists when it was over:", left());
    return lines;
  }

  private List<String> tasks() {
    return incident.progress().work().tasks().stream()
        .map(
            task ->
                "- ["
                    + (task.isOpen() ? " " : "x")
                    + "] "
                    + Markdown.line(task.words())
                    + task.owner().map(o -> " (" + Markdown.line(record.name(o)) + ")").orElse("")
                    + task.done().map(at -> ", done at " + clock.time(at)).orElse(""))
        .toList();
  }

  private List<String> left() {
    return incident.progress().work().lists().stream().flatMap(Facts::left).toList();
  }

  private static java.util.stream.Stream<String> left(Work.Checklist list) {
    return list.left().stream()
        .map(box -> "- " + Markdown.line(list.title()) + ": " + Markdown.line(box));
  }

  private static void part(List<String> lines, String title, List<String> more) {
    if (!more.isEmpty()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(title);
      lines.add("");
      lines.addAll(more);
    }
  }

  /** The first lines, before any section. */
  List<String> head(Optional<String> severityTitle) {
    List<String> lines = new ArrayList<>();
    var times = incident.milestones();
    lines.add(
        "- **When:** "
            + Clock24.full(times.started())
            + times.resolved().map(end -> " to " + clock.time(end)).orElse("")
            + " UTC"
            + spans.inAll().map(t -> ", " + Durations.text(t) + " in all").orElse(""));
    lines.add("- **How long:** " + spans.sentence());
    lines.add(
        "- **Severity:** "
            + Markdown.line(incident.severity().name())
            + severityTitle.map(t -> " (" + Markdown.line(t) + ")").orElse(""));
    incident.picture().service().ifPresent(s -> lines.add("- **Service:** " + Markdown.line(s)));
    if (incident.isPrivate()) {
      lines.add("- **Private:** only those invited may see this");
    }
    String people =
        incident.team().assignments().stream()
            .sorted(java.util.Comparator.comparing(a -> !a.role().key().equals(Role.COMMANDER)))
            .map(this::plays)
            .collect(Collectors.joining(", "));
    if (!people.isEmpty()) {
      lines.add("- **People:** " + people);
    }
    return lines;
  }

  private String plays(Assignment assignment) {
    return Markdown.line(record.name(assignment.holder()))
        + " ("
        + Markdown.line(assignment.role().title())
        + ")";
  }
}
