package dev.muster.slack.rights;

import dev.muster.incident.Incident;

/** Found under the lock: what {@link Gate} turns into a refusal that is kept. */
final class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Permit permit;
  private final transient Incident incident;

  AccessDenied(Permit permit, Incident incident) {
    super("not allowed to " + permit.right().act(), null, false, false);
    this.permit = permit;
    this.incident = incident;
  }

  Permit permit() {
    return permit;
  }

  Incident incident() {
    return incident;
  }
}
