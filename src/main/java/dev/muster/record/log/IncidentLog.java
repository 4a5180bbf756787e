package dev.muster.record.log;

import dev.muster.incident.Incident;
import dev.muster.incident.Milestones;
import dev.muster.incident.UserId;
import dev.muster.playbook.Durations;
import dev.muster.record.CsvRecord;
import dev.muster.record.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log: when, how bad, what, how long, whose, and where it stands. */
public final class IncidentLog {
  private static final List<String> HEAD =
      List.of("date", "time_utc", "incident", "severity", "issue", "duration", "owner", "status");
  private static final DateTimeFormatter DATE = format("yyyy-MM-dd");
  private static final DateTimeFormatter TIME = format("HH:mm");

  private IncidentLog() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** How it is written down. */
  public enum Form {
    TEXT,
    MD,
    CSV;

    /** As typed: {@code csv}. */
    public static Optional<Form> named(String word) {
      return Stream.of(values())
          .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  /** All of them, in the order given. */
  public static String of(List<Incident> incidents, Form form, Instant now) {
    List<List<String>> lines = incidents.stream().map(i -> line(i, now)).toList();
    return switch (form) {
      case CSV -> CsvRecord.line(HEAD) + lines.stream().map(CsvRecord::line).collect(all());
      case MD ->
          row(HEAD)
              + "|"
              + "---|".repeat(HEAD.size())
              + "\n"
              + lines.stream()
                  .map(l -> row(l.stream().map(Markdown::line).toList()))
                  .collect(all());
      case TEXT ->
          lines.stream()
              .map(l -> String.join("  ", l).replaceAll("\\s*[\\r\\n]+\\s*", " ") + "\n")
              .collect(all());
    };
  }

  private static java.util.stream.Collector<CharSequence, ?, String> all() {
    return Collectors.joining();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static List<String> line(Incident incident, Instant now) {
    Milestones all = incident.milestones();
    Optional<Instant> end = all.resolved().or(all::closed);
    return List.of(
        DATE.format(all.started()),
        TIME.format(all.started()),
        incident.id().value(),
        incident.severity().name(),
        incident.isPrivate() ? incident.title() + " (private)" : incident.title(),
        Durations.text(Duration.between(all.started(), end.orElse(now)))
            + (end.isPresent() ? "" : " so far"),
        incident.team().commander().map(UserId::value).orElse("nobody"),
        incident.statusTitle());
  }
}
