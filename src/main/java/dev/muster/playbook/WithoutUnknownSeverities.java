package dev.muster.playbook;

import dev.muster.yaml.Value;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A playbook without what it says of severities that another, built on it, doesn't have. */
final class WithoutUnknownSeverities {
  private final Set<String> severities;

  private WithoutUnknownSeverities(Set<String> severities) {
    this.severities = severities;
  }

  static Value to(Value file, Set<String> severities) {
    WithoutUnknownSeverities pruned = new WithoutUnknownSeverities(severities);
    UnaryOperator<Value> known = pruned::known;
    return file.keeping(key -> !key.equals("default_severity") || pruned.knowsUsual(file))
        .changing("updates", known)
        .changing("responders", known)
        .changing("call_due", known)
        .changing("post_mortem", p -> p.changing("due", known))
        .changing("ladder", steps -> steps.eachItem(step -> pruned.part(step, "after")))
        .changing("timeboxes", boxes -> boxes.eachItem(box -> pruned.part(box, "within")))
        .changing("alerts", alerts -> alerts.eachItem(pruned::alert))
        .changing("phases", phases -> phases.eachItem(pruned::phase));
  }

  private boolean knowsUsual(Value file) {
    return file.at("default_severity").text().filter(severities::contains).isPresent();
  }

  private Value known(Value bySeverity) {
    return bySeverity.keeping(severities::contains);
  }

  /** Nothing if it was for severities only that there aren't. */
  private Optional<Value> part(Value item, String key) {
    Value left = item.changing(key, this::known);
    boolean gone = !item.at(key).entries().isEmpty() && left.at(key).entries().isEmpty();
    return gone ? Optional.empty() : Optional.of(left);
  }

  private Optional<Value> alert(Value alert) {
    return alert.at("severity").text().filter(s -> !severities.contains(s)).isPresent()
        ? Optional.empty()
        : Optional.of(alert);
  }

  private Optional<Value> phase(Value phase) {
    Value left =
        phase
            .changing("from", this::known)
            .changing("until", this::known)
            .changing("severities", list -> list.eachItem(this::named));
    boolean gone =
        !phase.at("severities").items().isEmpty() && left.at("severities").items().isEmpty();
    return gone ? Optional.empty() : Optional.of(left);
  }

  private Optional<Value> named(Value severity) {
    return severity.text().filter(s -> !severities.contains(s)).isPresent()
        ? Optional.empty()
        : Optional.of(severity);
  }
}
