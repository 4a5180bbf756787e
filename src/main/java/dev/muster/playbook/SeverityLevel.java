package dev.muster.playbook;

import dev.muster.incident.Severity;
import java.util.List;
import java.util.stream.Stream;

/** One severity as the playbook describes it. */
public record SeverityLevel(
    Severity severity, Meaning meaning, List<String> aliases, ResponseTarget responseTarget) {

  public SeverityLevel {
    aliases = List.copyOf(aliases);
  }

  /** What helps a person to choose it. */
  public record Meaning(String title, String description, List<String> examples) {
    public Meaning {
      examples = List.copyOf(examples);
    }
  }

  public String name() {
    return severity.name();
  }

  public String title() {
    return meaning.title();
  }

  public String description() {
    return meaning.description();
  }

  public List<String> examples() {
    return meaning.examples();
  }

  /** Whether a person who typed this means this level: {@code sev1}, {@code SEV 1}, an alias. */
  public boolean isCalled(String typed) {
    String key = key(typed);
    return Stream.concat(Stream.of(name()), aliases.stream())
        .anyMatch(word -> key(word).equals(key));
  }

  /** What is left of a name when case, accents, spaces and dashes are forgiven. */
  static String key(String word) {
    return NameKey.of(word);
  }
}
