package dev.muster.feature.resolve;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.Lifecycle.Closed;
import dev.muster.playbook.Right;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;

/** What closing means, whichever way it was asked for. */
public final class Closing {
  private final Gate gate;

  public Closing(Gate gate) {
    this.gate = gate;
  }

  /** What to tell the asker. */
  String close(Actor actor, Incident incident) {
    Permit permit = gate.permit(Right.CLOSE, actor.user(), incident);
    gate.record(
        incident.id(),
        actor,
        now -> {
          permit.mustCover(now);
          return new Closed();
        });
    return "*" + incident.id() + "* is closed.";
  }
}
