package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every cadence comes round some time. */
final class RhythmRules {
  private final Value file;
  private final List<Fault> faults = new ArrayList<>();

  private RhythmRules(Value file) {
    this.file = file;
  }

  static List<Fault> faults(Value file) {
    RhythmRules rules = new RhythmRules(file);
    file.at("updates").entries().forEach(rules::severity);
    return rules.faults;
  }

  private void severity(String severity, Value updates) {
    updates
        .entries()
        .forEach(
            (audience, cadence) -> {
              if (audience.equals("roles")) {
                cadence.entries().forEach((role, each) -> comesRound(each, "roles"));
              } else if (!audience.equals(Audience.WAR_ROOM)) {
                comesRound(cadence, "audiences");
              } else if (cadence.text("").equals("by phase") && !hasAnEnd(severity)) {
                faults.add(
                    cadence.fault(
                        "`by phase` asks for nothing: no phase of " + severity + " has an `until`",
                        "give the phases their `until`, or write a duration such as 30m"));
              }
              order(cadence);
            });
  }

  private void comesRound(Value cadence, String whose) {
    String written = cadence.text("");
    if (written.equals("by phase") || written.startsWith(RhythmReader.AS_PROMISED)) {
      faults.add(
          cadence.fault(
              "`" + written + "` never comes round for " + whose + ", only for the war room",
              "write a duration such as 30m"));
    }
    order(cadence);
  }

  private void order(Value cadence) {
    String[] ends = cadence.text("").split(" to ", 2);
    Optional<Duration> soonest = Durations.parse(ends[0]);
    Optional<Duration> latest = Durations.parse(ends[ends.length - 1]);
    if (soonest.isPresent() && latest.isPresent() && soonest.get().compareTo(latest.get()) > 0) {
      faults.add(
          cadence.fault(
              "`" + cadence.text("") + "` is late before it is due",
              "write the shorter one first: " + ends[1] + " to " + ends[0]));
    }
  }

  private boolean hasAnEnd(String severity) {
    return file.at("phases").items().stream()
        .filter(
            phase ->
                !phase.at("severities").isPresent()
                    || phase.at("severities").texts().contains(severity))
        .map(phase -> phase.at("until"))
        .map(until -> until.text().orElseGet(() -> until.at(severity).text("never")))
        .anyMatch(until -> Durations.parse(until).isPresent());
  }
}
