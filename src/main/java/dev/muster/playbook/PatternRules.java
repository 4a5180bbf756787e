package dev.muster.playbook;

import dev.muster.playbook.NamePattern.Kind;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The patterns of names give names that Slack takes. */
final class PatternRules {
  private PatternRules() {}

  static List<Fault> faults(Value file) {
    return Stream.of(
            fault(file, "incident_id", Kind.INCIDENT_ID), fault(file, "channel_name", Kind.CHANNEL))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Fault> fault(Value file, String key, Kind kind) {
    Value written = file.at(key);
    return written
        .text()
        .flatMap(text -> NamePattern.mistakeIn(kind, text))
        .map(mistake -> written.fault("`" + key + "`: " + mistake.what(), mistake.right()));
  }
}
