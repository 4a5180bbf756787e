package dev.muster.feature.severity;

import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;

/** What the war room reads when the severity changes: who, from what to what, why. */
final class SeverityMessage {
  private static final int LONG = 2000;

  private SeverityMessage() {}

  static Message of(Happened happened, SeverityChanged changed, Playbook playbook) {
    String line =
        (changed.raised() ? ":arrow_up: " : ":arrow_down: ")
            + Mrkdwn.user(happened.stamp().by())
            + (changed.raised() ? " raised" : " lowered")
            + " the severity from "
            + Mrkdwn.escape(changed.from().name())
            + " to *"
            + Mrkdwn.escape(changed.to().name())
            + "*."
            + changed.why().map(why -> " Why: " + Mrkdwn.escape(Cut.to(LONG, why))).orElse("");
    String meaning =
        playbook
            .severity(changed.to().name())
            .map(level -> Mrkdwn.escape(level.title() + ": " + level.description()) + " ")
            .orElse("");
    String next =
        NextUpdate.due(happened.incident(), playbook)
            .map(due -> "The next update is due at " + Mrkdwn.time(due) + ".")
            .orElse("At this level no update is due.");
    return new Card().section(line).context(meaning + next).message(line);
  }
}
