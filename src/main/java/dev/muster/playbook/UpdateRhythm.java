package dev.muster.playbook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How often an update is due, by severity and audience, and how a nudge for it may be put off. */
public record UpdateRhythm(Map<String, Map<Audience, Duration>> every, Nudges nudges) {

  public UpdateRhythm {
    every = Map.copyOf(every);
  }

  /** Empty if no update is ever due. */
  public Optional<Duration> every(String severity, Audience audience) {
    return Optional.ofNullable(every.getOrDefault(severity, Map.of()).get(audience));
  }

  /**
   * What happens to a nudge that is ignored or put off.
   *
   * @param again how long after an ignored nudge the next one comes
   * @param snoozes how many times in a row one nudge may be snoozed
   * @param longestSnooze how long one snooze may be
   */
  public record Nudges(Duration again, int snoozes, Duration longestSnooze) {}
}
