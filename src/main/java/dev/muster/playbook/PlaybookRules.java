package dev.muster.playbook;

import dev.muster.playbook.NamePattern.Kind;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Nearest;
import dev.muster.yaml.TimeZoneRule;
import dev.muster.yaml.Value;
import dev.muster.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no schema can say of a playbook: that its parts fit each other. */
final class PlaybookRules {
  private final String name;
  private final Value file;
  private final List<Fault> faults = new ArrayList<>();

  private PlaybookRules(String name, Value file) {
    this.name = name;
    this.file = file;
  }

  /** Looks at whatever is there, so that a file with other faults tells these too. */
  static List<Fault> faults(YamlFile file) {
    PlaybookRules rules = new PlaybookRules(file.name(), file.top());
    rules.names(rules.file.at("severities").items());
    rules.names(rules.file.at("services").items());
    rules.roles();
    rules.phases();
    rules.severitiesExist();
    rules.pattern("incident_id", Kind.INCIDENT_ID);
    rules.pattern("channel_name", Kind.CHANNEL);
    rules.calendar();
    rules.faults.addAll(
        RightsReader.faults(
            file.name(), rules.file.at("rights"), new PlaybookReader(rules.file).roles()));
    rules.faults.addAll(TextRules.faults(file.name(), rules.file.at("audiences")));
    rules.faults.addAll(TimeZoneRule.faults(file, "time_zone"));
    return rules.faults;
  }

  /** Whatever a person may type must mean one thing. */
  private void names(List<Value> things) {
    Map<String, String> owners = new HashMap<>();
    for (Value thing : things) {
      String own = thing.at("name").text("");
      claim(owners, thing.at("name"), own, own);
      for (Value alias : thing.at("aliases").items()) {
        claim(owners, alias, own, alias.text(""));
      }
    }
  }

  private void roles() {
    Map<String, String> owners = new HashMap<>();
    file.at("roles")
        .entries()
        .forEach(
            (key, role) -> {
              if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                fault(
                    role,
                    "`" + key + "` can't be a role's key",
                    "write it like incident-commander");
              }
              claim(owners, role, key, key);
              for (Value alias : role.at("aliases").items()) {
                claim(owners, alias, key, alias.text(""));
              }
            });
  }

  private void claim(Map<String, String> owners, Value place, String owner, String word) {
    String key = SeverityLevel.key(word);
    String before = owners.putIfAbsent(key, owner);
    if (before != null && !key.isEmpty()) {
      String what =
          before.equals(owner)
              ? "`" + word + "` is here twice"
              : "`" + word + "` already means `" + before + "`";
      fault(place, what, "give each its own name");
    }
  }

  private void phases() {
    Map<String, String> names = new HashMap<>();
    for (Value phase : file.at("phases").items()) {
      String phaseName = phase.at("name").text("");
      claim(names, phase.at("name"), phaseName, phaseName);
    }
  }

  private void severitiesExist() {
    List<String> known =
        file.at("severities").items().stream().flatMap(s -> s.at("name").text().stream()).toList();
    if (known.isEmpty()) {
      return;
    }
    Value usual = file.at("default_severity");
    usual.text().ifPresent(severity -> exists(usual, severity, known));
    for (Value bySeverity :
        List.of(file.at("updates"), file.at("responders"), file.at("post_mortem").at("due"))) {
      bySeverity.entries().forEach((severity, value) -> exists(value, severity, known));
    }
  }

  private void exists(Value place, String severity, List<String> known) {
    if (!known.contains(severity)) {
      String right =
          Nearest.to(severity, known)
              .filter(near -> SeverityLevel.key(near).equals(SeverityLevel.key(severity)))
              .map(near -> "write it as above: " + near)
              .orElse("the severities are " + String.join(", ", known));
      fault(place, "there is no severity `" + severity + "`", right);
    }
  }

  private void pattern(String key, Kind kind) {
    Value written = file.at(key);
    written
        .text()
        .flatMap(text -> NamePattern.mistakeIn(kind, text))
        .ifPresent(mistake -> fault(written, "`" + key + "`: " + mistake.what(), mistake.right()));
  }

  private void calendar() {
    Value hours = file.at("business_hours");
    for (Value day : hours.at("holidays").items()) {
      day.text()
          .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
          .filter(text -> HoursReader.date(text).isEmpty())
          .ifPresent(
              text -> fault(day, "there is no day `" + text + "`", "write it as year-month-day"));
    }
    String from = padded(hours.at("from").text(""));
    String to = padded(hours.at("to").text(""));
    if (from.matches("\\d\\d:\\d\\d") && to.matches("\\d\\d:\\d\\d") && from.compareTo(to) >= 0) {
      fault(
          hours.at("to"),
          "business hours end at " + to + " and begin at " + from,
          "let `from` be earlier than `to` on the same day");
    }
  }

  private static String padded(String time) {
    return time.matches("\\d:\\d\\d") ? "0" + time : time;
  }

  private void fault(Value place, String what, String right) {
    faults.add(new Fault(name, place.line(), what, right));
  }
}
