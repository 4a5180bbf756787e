package dev.muster.incident;

/**
 * What never changes.
 *
 * @param number counts from 1 in one store
 * @param playbook by whose rules it is run
 */
public record Identity(
    IncidentId id, long number, Visibility visibility, UserId declaredBy, String playbook) {}
