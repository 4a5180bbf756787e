package dev.muster.report.review;

import dev.muster.incident.Incident;
import java.util.List;

/** What is to be done after an incident, as its post-mortem lists it. */
final class ActionItems {
  private ActionItems() {}

  /** A line of Markdown each: what, who, by when, how far. */
  static List<String> of(Incident incident) {
    return List.of();
  }
}
