package dev.muster.playbook;

import java.util.List;
import java.util.Optional;

/** Something that can break, who owns it and where to look. */
public record ServiceEntry(
    String name, String title, Optional<String> owner, List<String> aliases, List<Link> links) {

  public ServiceEntry {
    aliases = List.copyOf(aliases);
    links = List.copyOf(links);
  }

  boolean isCalled(String typed) {
    String word = SeverityLevel.key(typed);
    return SeverityLevel.key(name).equals(word)
        || SeverityLevel.key(title).equals(word)
        || aliases.stream().anyMatch(alias -> SeverityLevel.key(alias).equals(word));
  }
}
