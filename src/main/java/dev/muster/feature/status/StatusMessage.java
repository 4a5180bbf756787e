package dev.muster.feature.status;

import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;

/** What the war room reads when the status changes: who, from what to what. */
final class StatusMessage {
  private StatusMessage() {}

  static Message of(Happened happened, StatusChanged changed, StatusWords words) {
    String line =
        ":arrow_right: "
            + Mrkdwn.user(happened.stamp().by())
            + " changed the status from "
            + words.shown(changed.from())
            + " to *"
            + words.shown(changed.to())
            + "*.";
    return new Card().section(line).context(changed.to().meaning()).message(line);
  }
}
