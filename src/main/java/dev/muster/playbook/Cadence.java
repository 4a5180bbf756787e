package dev.muster.playbook;

import java.time.Duration;

/** How often an update is due. */
public sealed interface Cadence {

  /** As a sentence says it: {@code every 30 min}. */
  String text();

  /**
   * Again and again.
   *
   * @param soonest when somebody is asked for it
   * @param latest when it is late; mostly the same
   */
  record Every(Duration soonest, Duration latest) implements Cadence {
    @Override
    public String text() {
      return soonest.equals(latest)
          ? "every " + Durations.text(soonest)
          : "every " + Durations.text(soonest) + " to " + Durations.text(latest);
    }
  }

  /** Once in each phase: by the end of its time. */
  record ByPhase() implements Cadence {
    @Override
    public String text() {
      return "by the end of each phase";
    }
  }

  /**
   * Each update says when the next one comes.
   *
   * @param otherwise how soon one is due where the last update said nothing, and before the first
   */
  record AsPromised(Duration otherwise) implements Cadence {
    /** Where the playbook says no more than {@code as promised}. */
    static final Duration UNLESS_WRITTEN = Duration.ofMinutes(30);

    @Override
    public String text() {
      return "when the last one said, or else every " + Durations.text(otherwise);
    }
  }
}
