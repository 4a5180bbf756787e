package dev.muster.drill;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How bad it is, for whatever playbook: by its place, or by a name with another place for playbooks
 * without that name.
 */
public record Level(String word, Optional<String> otherwise) {
  private static final Map<String, Integer> PLACES = Map.of("worst", 0, "second", 1, "third", 2);
  private static final String USUAL = "usual";

  /** Whether it is a place, which every playbook has. */
  static boolean isPlace(String word) {
    return PLACES.containsKey(word) || word.equals(USUAL);
  }

  /** The level of that playbook; where it has fewer, the mildest. */
  public SeverityLevel of(Playbook playbook) {
    if (isPlace(word)) {
      return place(playbook, word);
    }
    return playbook.severity(word).orElseGet(() -> place(playbook, otherwise.orElse(USUAL)));
  }

  private static SeverityLevel place(Playbook playbook, String word) {
    List<SeverityLevel> levels = playbook.severities();
    return Optional.ofNullable(PLACES.get(word))
        .map(place -> levels.get(Math.min(place, levels.size() - 1)))
        .orElse(playbook.defaultSeverity());
  }
}
