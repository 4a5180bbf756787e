package dev.muster.playbook;

import dev.muster.incident.Visibility;
import dev.muster.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what alerts mean. */
final class AlertReader {
  private AlertReader() {}

  static List<AlertRule> read(Value file) {
    return file.at("alerts").items().stream().map(AlertReader::rule).toList();
  }

  private static AlertRule rule(Value alert) {
    return new AlertRule(
        alert.at("name").text(""),
        alert.at("from").text(),
        new AlertRule.Match(
            alert.at("when").text(),
            alert.at("words").texts(),
            labels(alert.at("labels")),
            alert.at("any").isTrue()),
        new AlertRule.Meaning(
            alert.at("severity").text(""),
            alert.at("service").text(),
            alert.at("runbook").text(),
            alert.at("private").isTrue() ? Visibility.PRIVATE : Visibility.PUBLIC),
        alert.at("then").text("ask").equals("declare")
            ? AlertRule.Then.DECLARE
            : AlertRule.Then.ASK);
  }

  private static Map<String, String> labels(Value written) {
    Map<String, String> labels = new LinkedHashMap<>();
    written.entries().forEach((key, value) -> labels.put(key, value.text("")));
    return labels;
  }
}
