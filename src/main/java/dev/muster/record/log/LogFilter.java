package dev.muster.record.log;

import dev.muster.incident.Incident;
import dev.muster.playbook.NameKey;
import java.util.Optional;

/**
 * Which incidents are wanted; what isn't named is any. Drills are in no log.
 *
 * @param owner who commands or commanded: Slack's id, as the log shows it
 * @param secret whether private ones are among them
 */
public record LogFilter(
    Optional<String> severity,
    Optional<String> service,
    Optional<String> status,
    Optional<String> owner,
    Secret secret) {

  /** Whether private incidents are listed. */
  public enum Secret {
    LEFT_OUT,
    LISTED
  }

  public boolean takes(Incident incident) {
    return !incident.isDrill()
        && (secret == Secret.LISTED || !incident.isPrivate())
        && fits(severity, incident.severity().name())
        && fits(service, incident.picture().service().orElse(""))
        && isOf(incident)
        && stands(incident);
  }

  private boolean isOf(Incident incident) {
    return owner
        .map(w -> w.startsWith("@") ? w.substring(1) : w)
        .map(
            w -> incident.team().commander().filter(c -> c.value().equalsIgnoreCase(w)).isPresent())
        .orElse(true);
  }

  private boolean stands(Incident incident) {
    return status.filter(s -> s.equalsIgnoreCase("open")).isPresent()
        ? incident.isOpen()
        : fits(status, incident.statusTitle());
  }

  /** {@code sev1} is SEV-1. */
  private static boolean fits(Optional<String> wanted, String is) {
    return wanted.map(w -> key(w).equals(key(is))).orElse(true);
  }

  private static String key(String word) {
    return NameKey.of(word);
  }
}
