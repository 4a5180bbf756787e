package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** That each rule about alerts can be the first that fits one. */
final class AlertRules {
  /** What stands in patterns and in no words: {@code .*}, {@code \d}, {@code a|b}, {@code ^x}. */
  private static final Pattern PATTERN =
      Pattern.compile("\\.[*+?]|\\\\[a-zA-Z.]|\\||^\\^|\\$$|\\[[^\\]]+\\][*+?]|\\)[*+?]|^\\*|\\*$");

  private final List<Fault> faults = new ArrayList<>();

  private AlertRules() {}

  static List<Fault> faults(Value file) {
    AlertRules rules = new AlertRules();
    List<Value> alerts = file.at("alerts").items();
    List<AlertRule> read = AlertReader.read(file);
    for (int i = 0; i < alerts.size(); i++) {
      rules.condition(alerts.get(i));
      rules.patterns(alerts.get(i));
      rules.shadow(alerts.get(i), read.get(i), read.subList(0, i));
    }
    return rules.faults;
  }

  private void condition(Value alert) {
    boolean some = alert.at("words").isPresent() || alert.at("labels").isPresent();
    if (alert.at("any").isTrue() && some) {
      faults.add(
          alert
              .at("any")
              .fault(
                  "this is about every alert, whatever its words and labels are",
                  "leave out `words` and `labels`, or `any`"));
    } else if (!alert.at("any").isTrue() && !some) {
      faults.add(
          alert.fault(
              "nothing tells which alerts `" + alert.at("name").text("") + "` is about",
              "give it `words` of its text, or `labels`, or `any: true` for whatever no other rule"
                  + " is about"));
    }
  }

  private void patterns(Value alert) {
    alert.at("words").items().forEach(this::pattern);
    alert.at("labels").entries().values().forEach(this::pattern);
  }

  private void pattern(Value written) {
    if (written.text().filter(text -> PATTERN.matcher(text).find()).isPresent()) {
      faults.add(
          written.fault(
              "`" + written.text("") + "` is a pattern, and is looked for as it stands here",
              "write the words themselves, several of them as a list"));
    }
  }

  private void shadow(Value alert, AlertRule rule, List<AlertRule> before) {
    Optional<AlertRule> first =
        before.stream().filter(earlier -> takesAllOf(earlier.match(), rule.match())).findFirst();
    first.ifPresent(
        earlier ->
            faults.add(
                alert.fault(
                    "`"
                        + rule.name()
                        + "` never fits: `"
                        + earlier.name()
                        + "`, which stands before it, fits all of its alerts",
                    "put it before `" + earlier.name() + "`")));
  }

  private static boolean takesAllOf(AlertRule.Match earlier, AlertRule.Match later) {
    if (earlier.any()) {
      return true;
    }
    boolean nothing = later.words().isEmpty() && later.labels().isEmpty();
    return !later.any()
        && !nothing
        && later.words().stream().allMatch(word -> Wording.speaksOf(word, earlier.words()))
        && (later.labels().isEmpty() || hasAll(earlier.labels(), later.labels()));
  }

  private static boolean hasAll(Map<String, String> few, Map<String, String> many) {
    return !few.isEmpty() && many.entrySet().containsAll(few.entrySet());
  }
}
