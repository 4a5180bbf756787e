package dev.muster.slack.call;

import dev.muster.incident.Incident;
import dev.muster.slack.text.Mrkdwn;

/** Nobody commands: who is asked to see to that, in a line that is the same wherever it stands. */
public final class RoleVacancies {
  private RoleVacancies() {}

  /** A line of its own, so that a message of several parts has it once. */
  public static String line(Incident incident) {
    return incident
        .identity()
        .declarer()
        .map(d -> Mrkdwn.user(d) + ", you declared it: take command, or ask somebody to.")
        .orElse("Take command, or ask somebody to.");
  }
}
