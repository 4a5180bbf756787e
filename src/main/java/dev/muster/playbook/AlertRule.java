package dev.muster.playbook;

import dev.muster.incident.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an alert of a machine means to this team.
 *
 * @param from what sends it, as people call it
 */
public record AlertRule(
    String name, Optional<String> from, Match match, Meaning meaning, Then then) {

  /**
   * Which alerts these are: with one of the words in its text, or with all the labels.
   *
   * @param when on what condition it is sent, for people to read
   * @param any whether it is every alert that no other rule is about
   */
  public record Match(
      Optional<String> when, List<String> words, Map<String, String> labels, boolean any) {
    public Match {
      words = List.copyOf(words);
      labels = Map.copyOf(labels);
    }

    boolean fits(String text) {
      return Wording.speaksOf(text, words)
          || (!labels.isEmpty()
              && labels.entrySet().stream()
                  .allMatch(l -> Wording.speaksOf(text, List.of(l.getKey() + " " + l.getValue()))));
    }

    boolean fits(String text, Map<String, String> has) {
      return Wording.speaksOf(text, words)
          || (!labels.isEmpty()
              && labels.entrySet().stream()
                  .allMatch(l -> l.getValue().equals(has.get(l.getKey()))));
    }
  }

  /** What it makes of an incident. */
  public record Meaning(
      String severity, Optional<String> service, Optional<String> runbook, Visibility visibility) {}

  /** Which alerts these are, the same whatever the rule is called. */
  public String about() {
    return match.any() ? "any" : new TreeSet<>(match.words()) + " " + new TreeMap<>(match.labels());
  }

  /** Whether it is about every alert that no other rule is about. */
  public boolean isCatchAll() {
    return match.any();
  }

  /** Whether people are asked first. */
  public enum Then {
    DECLARE,
    ASK
  }

  /** Whether this text, as it stands in a channel, is such an alert. */
  public boolean fits(String text) {
    return match.fits(text);
  }

  /** Whether an alert with this text and these labels is such one. */
  public boolean fits(String text, Map<String, String> labels) {
    return match.fits(text, labels);
  }

  /** Whether it is nobody's business but theirs who are let in. */
  public boolean isPrivate() {
    return meaning.visibility() == Visibility.PRIVATE;
  }
}
