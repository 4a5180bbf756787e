package dev.muster.incident;

import java.util.Optional;

/**
 * What never changes.
 *
 * @param number counts from 1 in one store; of drills, which count for themselves, from -1 down
 * @param playbook by whose rules it is run
 * @param edition the hash of that playbook's text as it was then; empty where none was kept yet
 * @param drill what is played, where nothing is wrong in earnest
 */
public record Identity(
    IncidentId id,
    long number,
    Visibility visibility,
    UserId declaredBy,
    String playbook,
    Optional<String> edition,
    Optional<Drill> drill) {

  /** In earnest. */
  public Identity(
      IncidentId id,
      long number,
      Visibility visibility,
      UserId declaredBy,
      String playbook,
      Optional<String> edition) {
    this(id, number, visibility, declaredBy, playbook, edition, Optional.empty());
  }

  /** The person who declared it; empty if a machine did. */
  public Optional<UserId> declarer() {
    return Optional.of(declaredBy).filter(UserId::isPerson);
  }
}
