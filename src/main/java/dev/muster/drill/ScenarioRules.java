package dev.muster.drill;

import dev.muster.incident.Status;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What no schema can say of a scenario: that its parts fit each other. */
final class ScenarioRules {
  private ScenarioRules() {}

  static List<Fault> faults(Value file) {
    List<Fault> faults = new ArrayList<>();
    severity(file, faults);
    Optional<Duration> limit = ScenarioReader.duration(file.at("limit"));
    Duration before = Duration.ZERO;
    for (Value step : file.at("steps").items()) {
      Duration at = ScenarioReader.at(step.at("at"));
      if (at.compareTo(before) < 0) {
        faults.add(
            step.at("at")
                .fault("this step comes before the one above it", "write them in their order"));
      }
      before = at;
      withinLimit(step.at("at"), at, limit, faults);
      step.at("unless")
          .text()
          .flatMap(ScenarioReader::status)
          .filter(status -> status == Status.INVESTIGATING)
          .ifPresent(
              status ->
                  faults.add(
                      step.at("unless")
                          .fault(
                              "every drill begins as investigating, so this is never told",
                              "write a later status, or leave it out")));
    }
    Value fix = file.at("fix").at("not_before");
    withinLimit(fix, ScenarioReader.at(fix), limit, faults);
    return faults;
  }

  private static void severity(Value file, List<Fault> faults) {
    Value severity = file.at("severity");
    Optional<String> word = severity.text();
    boolean otherwise = file.at("otherwise").isPresent();
    if (word.isEmpty()) {
      return;
    }
    if (Level.isPlace(word.get()) && otherwise) {
      faults.add(
          file.at("otherwise")
              .fault(
                  "every playbook has a level that is `" + word.get() + "`",
                  "leave `otherwise` out"));
    } else if (!Level.isPlace(word.get()) && !otherwise) {
      faults.add(
          severity.fault(
              "not every playbook has a level `" + word.get() + "`",
              "add `otherwise`: worst, second, third or usual"));
    }
  }

  private static void withinLimit(
      Value where, Duration at, Optional<Duration> limit, List<Fault> faults) {
    if (limit.filter(most -> at.compareTo(most) >= 0).isPresent()) {
      faults.add(where.fault("the drill is over by then", "make it sooner, or the `limit` longer"));
    }
  }
}
