package dev.muster.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * By when something must be so; if it isn't, the war room is told.
 *
 * @param within counted from the declare
 * @param over what ends it before its time
 * @param says what people are told; a sentence of Muster's own if empty
 */
public record Timebox(String name, BySeverity<Duration> within, Over over, Optional<String> says) {

  /** What is reached. */
  public enum Over {
    ACKNOWLEDGED("acknowledged"),
    UPDATED("updated"),
    IDENTIFIED("identified"),
    MITIGATING("mitigating"),
    MONITORING("monitoring"),
    RESOLVED("resolved");

    private final String word;

    Over(String word) {
      this.word = word;
    }

    /** As the playbook file writes it. */
    public String word() {
      return word;
    }

    static Optional<Over> of(String word) {
      return List.of(values()).stream().filter(o -> o.word.equals(word)).findFirst();
    }
  }

  public String key() {
    return "timebox:" + name;
  }
}
