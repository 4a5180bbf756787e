package dev.muster.plan;

import dev.muster.incident.Incident;
import dev.muster.incident.PlanState;
import dev.muster.incident.Status;
import dev.muster.playbook.Delay;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import java.time.Instant;

/** An incident and its playbook, looked at together. */
record Sight(Incident incident, Playbook playbook) {

  String severity() {
    return incident.severity().name();
  }

  PlanState clock() {
    return incident.progress().clock();
  }

  /** From when ladder, timeboxes and phases count. */
  Instant since() {
    return clock().since();
  }

  /** When that is, by the playbook's business hours. */
  Instant after(Delay delay, SeverityLevel level) {
    return delay.from(since(), level, playbook.businessHours());
  }

  boolean completed(String key) {
    return clock().completed(key);
  }

  boolean isAcknowledged() {
    return incident.milestones().acknowledged().isPresent();
  }

  /** One that came back, or grew worse since, is not. */
  boolean isMitigated() {
    return hasReached(Status.MONITORING)
        || incident.milestones().mitigated().filter(at -> !at.isBefore(since())).isPresent();
  }

  boolean hasReached(Status status) {
    return incident.status().compareTo(status) >= 0;
  }
}
