package dev.muster.playbook;

import java.util.List;
import java.util.Optional;

/**
 * Something that can break, what is asked of it and where to look.
 *
 * @param promise who owns it, and how much of the time it is to work
 */
public record ServiceEntry(
    String name, String title, Promise promise, List<String> aliases, List<Link> links) {

  /**
   * What is asked of it, and of whom.
   *
   * @param objective in percent
   */
  public record Promise(Optional<String> owner, Optional<Double> objective) {}

  public ServiceEntry {
    aliases = List.copyOf(aliases);
    links = List.copyOf(links);
  }

  /** Invited when it is hit. */
  public Optional<String> owner() {
    return promise.owner();
  }

  boolean isCalled(String typed) {
    String word = SeverityLevel.key(typed);
    return SeverityLevel.key(name).equals(word)
        || SeverityLevel.key(title).equals(word)
        || aliases.stream().anyMatch(alias -> SeverityLevel.key(alias).equals(word));
  }
}
