package dev.muster.feature.severity;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;

/** What changing the severity means, whichever way it was asked for. */
public final class ChangeSeverity {
  /** Where a reason is missing. */
  static final String SAY_WHY =
      "Say in a few words why it is less severe than it was: who is no longer hit, or what helped.";

  private static final String RAISED_MEANWHILE =
      "Somebody raised it just now. Look again before you change it.";

  private final Incidents incidents;
  private final Playbooks playbooks;

  private final Gate gate;

  public ChangeSeverity(Incidents incidents, Playbooks playbooks, Gate gate) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.gate = gate;
  }

  Playbook playbook(Incident incident) {
    return playbooks.of(incident);
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  /** What is known of their right to lower it. */
  Permit permitToLower(Actor actor, Incident incident) {
    return gate.permit(Right.LOWER_SEVERITY, actor.user(), incident);
  }

  /** Refuses before a form is opened what would be refused after it. */
  void mustBeAllowedToLower(Actor actor, Incident incident) {
    gate.mustLetThrough(actor, Right.LOWER_SEVERITY, incident);
  }

  /** Whether this would lower it; an incident that is over is not lowered but refused. */
  boolean isLower(IncidentId id, Severity to) {
    return incidents
        .find(id)
        .filter(Incident::isOpen)
        .map(incident -> incident.severity().isHigherThan(to))
        .orElse(false);
  }

  /**
   * Raises or lowers it.
   *
   * @return what to tell the asker
   */
  String change(Actor actor, IncidentId id, Severity to, Optional<String> why) {
    Incident before = incident(id);
    Optional<Permit> permit =
        Optional.of(before)
            .filter(i -> i.severity().isHigherThan(to))
            .map(i -> permitToLower(actor, i));
    Incident changed =
        gate.record(
            id,
            actor,
            incident -> {
              incident.mustBeOpen();
              if (incident.severity().isHigherThan(to)) {
                // Empty: somebody raised it just now, above what was asked for.
                permit.orElseThrow(() -> new Refused(RAISED_MEANWHILE)).mustCover(incident);
                mustSayWhy(why);
              }
              return new SeverityChanged(incident.severity(), to, why);
            });
    return "*"
        + id
        + "* is "
        + Mrkdwn.escape(changed.severity().name())
        + " now. "
        + NextUpdate.due(changed, playbooks.of(changed))
            .map(due -> "The next update is due at " + Mrkdwn.time(due) + ".")
            .orElse("At this level no update is due.");
  }

  private static void mustSayWhy(Optional<String> why) {
    if (why.isEmpty()) {
      throw new Refused(SAY_WHY);
    }
  }

  static Refused unknown(Playbook playbook, String typed) {
    return new Refused(UnknownSeverity.sentence(playbook, typed, List.of()));
  }
}
