package dev.muster.feature.nudge;

import dev.muster.incident.Incident;
import dev.muster.plan.Planned;
import dev.muster.plan.Planner;
import dev.muster.playbook.Playbook;
import dev.muster.slack.call.LadderState;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** What else Muster will do by itself besides asking for updates, in a line each. */
final class UpcomingSteps {
  private UpcomingSteps() {}

  static List<String> lines(Incident incident, Playbook playbook) {
    List<String> lines = new ArrayList<>();
    for (Planned planned : Planner.upcoming(incident, playbook)) {
      switch (planned.kind()) {
        case RESPONSE_TARGET ->
            lines.add(
                "Response target: somebody must be on it by " + Mrkdwn.time(planned.at()) + ".");
        case ESCALATE -> {
          if (!incident.isPrivate()) {
            lines.add("Ladder: " + LadderState.step(planned, playbook) + ".");
          }
        }
        case CALL ->
            lines.add("Call: people should be on it by " + Mrkdwn.time(planned.at()) + ".");
        default -> {
          // said where it belongs
        }
      }
    }
    return lines;
  }
}
