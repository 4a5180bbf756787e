package dev.muster.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles of an incident, who is invited by severity, and who may do what not everybody may. */
public record People(
    List<RoleDescription> roles, Map<String, List<String>> responders, Rights rights) {

  public People {
    roles = List.copyOf(roles);
    responders = Map.copyOf(responders);
  }

  /** By key, title or alias. */
  public Optional<RoleDescription> role(String typed) {
    return roles.stream().filter(role -> role.isCalled(typed)).findFirst();
  }

  /** User groups and users, each with its {@code @}. */
  public List<String> responders(String severity) {
    return responders.getOrDefault(severity, List.of());
  }
}
