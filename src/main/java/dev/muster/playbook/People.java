package dev.muster.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roles of an incident, who is invited by severity, who may do what not everybody may, who is
 * on call, and whom else there is to turn to.
 */
public record People(
    List<RoleDescription> roles,
    Map<String, List<String>> responders,
    Rights rights,
    List<OnCall> onCall,
    List<Contact> contacts) {

  public People {
    roles = List.copyOf(roles);
    responders = Map.copyOf(responders);
    onCall = List.copyOf(onCall);
    contacts = List.copyOf(contacts);
  }

  /**
   * Somebody who isn't in Slack, or another's page on how they are; {@code how} may be an address.
   */
  public record Contact(String title, String how) {}

  /** By key. */
  public Optional<OnCall> onCall(String key) {
    return onCall.stream().filter(o -> o.key().equals(key)).findFirst();
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
