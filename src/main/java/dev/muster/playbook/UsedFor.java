package dev.muster.playbook;

import java.util.List;

/**
 * For what a playbook is chosen where several are in force.
 *
 * @param channels where somebody declares: names with their {@code #}, or ids
 */
public record UsedFor(List<String> services, List<String> channels) {
  public UsedFor {
    services = List.copyOf(services);
    channels = List.copyOf(channels);
  }

  boolean service(String name) {
    String key = SeverityLevel.key(name);
    return services.stream().anyMatch(service -> SeverityLevel.key(service).equals(key));
  }

  boolean channel(String nameOrId) {
    return channels.contains(nameOrId) || channels.contains("#" + nameOrId);
  }
}
