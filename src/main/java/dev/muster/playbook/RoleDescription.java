package dev.muster.playbook;

import dev.muster.incident.Role;
import java.util.List;

/** A role as the playbook describes it to whoever takes it. */
public record RoleDescription(
    Role role, String description, List<String> duties, List<String> aliases) {

  public RoleDescription {
    duties = List.copyOf(duties);
    aliases = List.copyOf(aliases);
  }

  public String key() {
    return role.key();
  }

  public String title() {
    return role.title();
  }

  /** Whether a person who typed this means this role. */
  public boolean isCalled(String typed) {
    String word = SeverityLevel.key(typed);
    return SeverityLevel.key(key()).equals(word)
        || SeverityLevel.key(title()).equals(word)
        || aliases.stream().anyMatch(alias -> SeverityLevel.key(alias).equals(word));
  }
}
