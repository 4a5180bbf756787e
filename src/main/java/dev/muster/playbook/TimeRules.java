package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What begins ends later, and what has a time has one that can come. */
final class TimeRules {
  private final Value file;
  private final List<Fault> faults = new ArrayList<>();

  private TimeRules(Value file) {
    this.file = file;
  }

  static List<Fault> faults(Value file) {
    TimeRules rules = new TimeRules(file);
    rules.holidays();
    rules.hours();
    file.at("phases").items().forEach(rules::phase);
    file.at("timeboxes").items().forEach(rules::timebox);
    file.at("runbooks").items().stream()
        .flatMap(runbook -> runbook.at("checks").items().stream())
        .forEach(rules::check);
    return rules.faults;
  }

  private void holidays() {
    for (Value day : file.at("business_hours").at("holidays").items()) {
      day.text()
          .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
          .filter(text -> HoursReader.date(text).isEmpty())
          .ifPresent(
              text ->
                  faults.add(
                      day.fault("there is no day `" + text + "`", "write it as year-month-day")));
    }
  }

  private void hours() {
    Value hours = file.at("business_hours");
    String from = padded(hours.at("from").text(""));
    String to = padded(hours.at("to").text(""));
    if (from.matches("\\d\\d:\\d\\d") && to.matches("\\d\\d:\\d\\d") && from.compareTo(to) >= 0) {
      faults.add(
          hours
              .at("to")
              .fault(
                  "business hours end at " + to + " and begin at " + from,
                  "let `from` be earlier than `to` on the same day"));
    }
  }

  static String padded(String time) {
    return time.matches("\\d:\\d\\d") ? "0" + time : time;
  }

  private void phase(Value phase) {
    Value from = phase.at("from");
    Value until = phase.at("until");
    Set<String> severities = new LinkedHashSet<>(from.entries().keySet());
    severities.addAll(until.entries().keySet());
    boolean oneForAll = severities.isEmpty();
    for (String severity : oneForAll ? Set.of("") : severities) {
      Optional<Duration> begins = at(from, severity);
      Optional<Duration> ends = at(until, severity);
      if (begins.isPresent() && ends.isPresent() && begins.get().compareTo(ends.get()) >= 0) {
        Value place = until.at(severity).isPresent() ? until.at(severity) : until;
        faults.add(
            place.fault(
                "`"
                    + phase.at("name").text("")
                    + "` is over after "
                    + Durations.text(ends.get())
                    + " and begins after "
                    + Durations.text(begins.get())
                    + (oneForAll ? "" : " for " + severity),
                "let `from` be shorter than `until`; both count from the declare"));
      }
    }
  }

  private static Optional<Duration> at(Value written, String severity) {
    return Durations.parse(written.text().orElseGet(() -> written.at(severity).text("never")));
  }

  private void timebox(Value timebox) {
    Value within = timebox.at("within");
    boolean one = within.text().filter(text -> text.equals("never")).isPresent();
    boolean each =
        within.text().isEmpty()
            && within.isPresent()
            && within.entries().values().stream().allMatch(v -> v.text("").equals("never"));
    if (one || each) {
      faults.add(
          within.fault(
              "the timebox `" + timebox.at("name").text("") + "` never comes round",
              "give a severity a time such as 15m, or take the timebox away"));
    }
  }

  /** Of a page its status is looked at, of a figure its bounds. */
  private void check(Value check) {
    boolean asks = check.at("query").isPresent();
    boolean bounded = check.at("below").isPresent() || check.at("above").isPresent();
    if (asks && !bounded) {
      faults.add(
          check.fault(
              "`" + check.at("name").text("") + "` asks for a figure and says not what is good",
              "add `below` or `above`"));
    }
    if (!asks && bounded) {
      faults.add(
          check.fault(
              "`" + check.at("name").text("") + "` has bounds and no figure to hold against them",
              "add the `query` that gives the figure"));
    }
  }
}
