package dev.muster.alert;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who sends alerts, and in whose form. */
enum Source {
  ALERTMANAGER("Alertmanager"),
  GRAFANA("Grafana"),
  GENERIC("An alert");

  private final String title;

  Source(String title) {
    this.title = title;
  }

  /** Whether what an alert is about goes on. */
  enum State {
    FIRING,
    RESOLVED
  }

  /** In the address. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call it, where the playbook doesn't say. */
  String title() {
    return title;
  }

  static Optional<Source> of(String word) {
    return List.of(values()).stream().filter(source -> source.word().equals(word)).findFirst();
  }
}
