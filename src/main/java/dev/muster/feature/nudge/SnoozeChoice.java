package dev.muster.feature.nudge;

import dev.muster.playbook.Durations;
import dev.muster.playbook.UpdateRhythm.Nudges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A span for which a nudge may be put off. */
record SnoozeChoice(Duration length) {
  private static final List<SnoozeChoice> USUAL =
      List.of(
          new SnoozeChoice(Duration.ofMinutes(15)),
          new SnoozeChoice(Duration.ofMinutes(30)),
          new SnoozeChoice(Duration.ofHours(1)));

  /** Those that the playbook allows, at least one. */
  static List<SnoozeChoice> allowed(Nudges rules) {
    List<SnoozeChoice> allowed =
        USUAL.stream().filter(c -> c.length.compareTo(rules.longestSnooze()) <= 0).toList();
    return allowed.isEmpty() ? List.of(new SnoozeChoice(rules.longestSnooze())) : allowed;
  }

  static SnoozeChoice shortest(Nudges rules) {
    return allowed(rules).get(0);
  }

  /** What somebody typed, also {@code 15 min}; empty if it is no duration. */
  static Optional<SnoozeChoice> typed(String words) {
    return Durations.typed(words).map(SnoozeChoice::new);
  }

  String label() {
    return Durations.text(length);
  }

  /** As it is typed: {@code 15m}. */
  String typed() {
    return label().replace(" ", "").replace("min", "m").replaceAll("days?", "d");
  }
}
