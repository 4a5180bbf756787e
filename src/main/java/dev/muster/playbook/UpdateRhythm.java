package dev.muster.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often whom is told.
 *
 * @param audiences whoever is kept informed; the war room where it has texts of its own
 * @param every by severity, then by the audience's key
 * @param reports by severity, then by the role's key: what each role reports to the war room
 */
public record UpdateRhythm(
    List<Audience> audiences,
    Map<String, Map<String, Cadence>> every,
    Map<String, Map<String, Cadence>> reports,
    Nudges nudges) {

  public UpdateRhythm {
    audiences = List.copyOf(audiences);
    every = Map.copyOf(every);
    reports = Map.copyOf(reports);
  }

  /** Whoever is kept informed elsewhere than in the war room. */
  public List<Audience> outside() {
    return audiences.stream().filter(a -> !a.key().equals(Audience.WAR_ROOM)).toList();
  }

  /** Empty if no update is ever due. */
  public Optional<Cadence> every(String severity, String audience) {
    return Optional.ofNullable(every.getOrDefault(severity, Map.of()).get(audience));
  }

  /** What is asked of roles at this severity. */
  public Map<String, Cadence> reports(String severity) {
    return reports.getOrDefault(severity, Map.of());
  }

  /** By key or title. */
  public Optional<Audience> audience(String typed) {
    String word = SeverityLevel.key(typed);
    return audiences.stream()
        .filter(
            a ->
                SeverityLevel.key(a.key()).equals(word)
                    || SeverityLevel.key(a.title()).equals(word))
        .findFirst();
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
