package dev.muster.feature.nudge;

import dev.muster.incident.AudienceEvent.AudienceNudged;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.incident.AudienceState;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.plan.Planned;
import dev.muster.plan.Planner;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** When word to others is asked for, and the reports of roles. */
final class UpcomingAudienceUpdates {
  private UpcomingAudienceUpdates() {}

  static List<String> lines(Incident incident, Playbook playbook) {
    List<String> lines = new ArrayList<>();
    for (Planned planned : Planner.upcoming(incident, playbook)) {
      IncidentEvent event = planned.event(planned.at());
      if (event instanceof AudienceNudged nudged) {
        lines.add(
            "Word to *"
                + Mrkdwn.escape(nudged.title())
                + "* is asked for "
                + Mrkdwn.time(planned.at())
                + told(incident.progress().outreach().owed(nudged.audience()))
                + ".");
      } else if (event instanceof RoleNudged nudged) {
        lines.add(
            "The report of the *"
                + Mrkdwn.escape(nudged.title())
                + "* is asked for "
                + Mrkdwn.time(planned.at())
                + incident
                    .team()
                    .holder(nudged.role())
                    .map(user -> " (" + Mrkdwn.user(user) + ")")
                    .orElse(" (nobody is that yet)")
                + ".");
      }
    }
    return lines;
  }

  private static String told(AudienceState.Owed owed) {
    return owed.told().map(at -> "; they were told last " + Mrkdwn.time(at)).orElse("");
  }
}
