package dev.muster.playbook;

import dev.muster.incident.Status;
import dev.muster.playbook.ResolveGuard.Condition;
import dev.muster.yaml.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how an incident goes: statuses, phases, timeboxes, the guard, runbooks. */
final class CourseReader {
  private CourseReader() {}

  static ResponseProcess read(Value file) {
    return new ResponseProcess(
        statusWords(file.at("statuses")),
        file.at("phases").items().stream().map(CourseReader::phase).toList(),
        file.at("timeboxes").items().stream().map(CourseReader::timebox).toList(),
        guard(file.at("resolve")),
        file.at("runbooks").items().stream().map(CourseReader::runbook).toList());
  }

  static Optional<Status> status(String word) {
    return Stream.of(Status.values()).filter(status -> status.word().equals(word)).findFirst();
  }

  private static Map<Status, String> statusWords(Value statuses) {
    Map<Status, String> words = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      statuses.at(status.word()).text().ifPresent(word -> words.put(status, word));
    }
    return words;
  }

  private static Phase phase(Value phase) {
    return new Phase(
        phase.at("name").text(""),
        phase.at("status").text().flatMap(CourseReader::status),
        Values.durations(phase.at("from")),
        Values.durations(phase.at("until")),
        phase.at("says").text(),
        phase.at("severities").texts(),
        phase.at("checklist").texts());
  }

  private static Timebox timebox(Value timebox) {
    return new Timebox(
        timebox.at("name").text(""),
        Values.durations(timebox.at("within")),
        timebox.at("until").text().flatMap(Timebox.Over::of).orElse(Timebox.Over.RESOLVED),
        timebox.at("says").text());
  }

  private static ResolveGuard guard(Value resolve) {
    return new ResolveGuard(
        conditions(resolve.at("require")),
        conditions(resolve.at("remind")),
        resolve.at("confirm").texts(),
        Values.duration(resolve.at("normal_for")));
  }

  private static List<Condition> conditions(Value list) {
    return list.texts().stream().flatMap(key -> Condition.of(key).stream()).toList();
  }

  private static Runbook runbook(Value runbook) {
    String name = runbook.at("name").text("");
    return new Runbook(
        name,
        runbook.at("title").text(name),
        runbook.at("suggested_by").texts(),
        runbook.at("symptoms").texts(),
        runbook.at("investigate").texts(),
        runbook.at("fix").texts(),
        runbook.at("verify").texts(),
        runbook.at("checks").items().stream().map(CourseReader::probe).toList());
  }

  private static Probe probe(Value probe) {
    return new Probe(
        probe.at("name").text(""),
        probe.at("url").text(""),
        probe.at("query").text(),
        probe.at("status").number(200),
        number(probe.at("below")),
        number(probe.at("above")));
  }

  private static Optional<Double> number(Value written) {
    return written.text().map(Double::valueOf);
  }
}
