package dev.muster.incident;

import java.util.Optional;

/**
 * What never changes.
 *
 * @param number counts from 1 in one store
 * @param playbook by whose rules it is run
 * @param edition the hash of that playbook's text as it was then; empty where none was kept yet
 */
public record Identity(
    IncidentId id,
    long number,
    Visibility visibility,
    UserId declaredBy,
    String playbook,
    Optional<String> edition) {

  /** The person who declared it; empty if a machine did. */
  public Optional<UserId> declarer() {
    return Optional.of(declaredBy).filter(UserId::isPerson);
  }
}
