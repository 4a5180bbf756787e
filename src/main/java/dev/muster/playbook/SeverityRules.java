package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every severity that is named there is, and a bad one doesn't bring fewer people than others. */
final class SeverityRules {
  private final Value file;
  private final NameReferences severities;
  private final List<Fault> faults = new ArrayList<>();

  private SeverityRules(Value file) {
    this.file = file;
    this.severities = NameReferences.named("severity", "severities", file.at("severities"));
  }

  static List<Fault> faults(Value file) {
    SeverityRules rules = new SeverityRules(file);
    if (!rules.severities.names().isEmpty()) {
      rules.exist();
      rules.somebodyIsInvited();
    }
    return rules.faults;
  }

  private void exist() {
    severities.fault(file.at("default_severity")).ifPresent(faults::add);
    bySeverity(file)
        .forEach(
            map ->
                map.entries()
                    .forEach((name, at) -> severities.fault(at, name).ifPresent(faults::add)));
    Stream.concat(
            file.at("phases").items().stream().flatMap(p -> p.at("severities").items().stream()),
            file.at("alerts").items().stream().map(alert -> alert.at("severity")))
        .forEach(name -> severities.fault(name).ifPresent(faults::add));
  }

  /** Every place where something may differ by severity. */
  private static Stream<Value> bySeverity(Value file) {
    return Stream.of(
            Stream.of(
                file.at("updates"),
                file.at("responders"),
                file.at("call_due"),
                file.at("post_mortem").at("due")),
            file.at("ladder").items().stream().map(step -> step.at("after")),
            file.at("timeboxes").items().stream().map(box -> box.at("within")),
            file.at("phases").items().stream()
                .flatMap(phase -> Stream.of(phase.at("from"), phase.at("until"))))
        .flatMap(s -> s);
  }

  /**
   * A milder one with somebody and a worse one with nobody is an oversight. That the mild ones have
   * nobody is usual, and so is a playbook that leaves it to the declarer altogether.
   */
  private void somebodyIsInvited() {
    List<String> names = List.copyOf(severities.names());
    Predicate<String> bringsSomebody = this::bringsSomebody;
    for (int i = 0; i < names.size(); i++) {
      Optional<String> milder =
          names.subList(i + 1, names.size()).stream().filter(bringsSomebody).findFirst();
      if (milder.isPresent() && isLeftOut(names.get(i))) {
        faults.add(
            file.at("severities")
                .items()
                .get(i)
                .at("name")
                .fault(
                    "nobody is invited for `"
                        + names.get(i)
                        + "`, though `"
                        + milder.get()
                        + "` invites somebody",
                    "name somebody under `responders`, or write `"
                        + names.get(i)
                        + ": []` there if that is meant"));
      }
    }
  }

  private boolean isLeftOut(String severity) {
    return !bringsSomebody(severity) && !file.at("responders").at(severity).isPresent();
  }

  private boolean bringsSomebody(String severity) {
    return !file.at("responders").at(severity).items().isEmpty()
        || file.at("ladder").items().stream()
            .map(step -> step.at("after"))
            .map(after -> after.text().orElseGet(() -> after.at(severity).text("never")))
            .anyMatch(after -> !after.equals("never"));
  }
}
