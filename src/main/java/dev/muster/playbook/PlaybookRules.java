package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.TimeZoneRule;
import dev.muster.yaml.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * What no schema can say of a playbook: that its parts fit each other. Each rule looks at whatever
 * is there, so that a file with other faults tells these too.
 */
final class PlaybookRules {
  private PlaybookRules() {}

  static List<Fault> faults(Value file) {
    List<RoleDescription> roles = new PlaybookReader(file).roles();
    return Stream.of(
            NameRules.faults(file),
            PatternRules.faults(file),
            SeverityRules.faults(file),
            TargetRules.faults(file),
            OnCallRules.faults(file),
            ReferenceRules.faults(file, roles),
            AlertRules.faults(file),
            RhythmRules.faults(file),
            TimeRules.faults(file),
            TextRules.faults(file.at("audiences")),
            RightsReader.faults(file.at("rights"), roles),
            TimeZoneRule.faults(file, "time_zone"))
        .flatMap(List::stream)
        .toList();
  }
}
