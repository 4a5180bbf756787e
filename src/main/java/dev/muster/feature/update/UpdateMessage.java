package dev.muster.feature.update;

import dev.muster.incident.Incident;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Situation;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;

/** A status update as the war room sees it: all that holds now, not only what is new. */
final class UpdateMessage {
  private UpdateMessage() {}

  static Message of(Incident incident, UpdatePosted update, RecordedBy stamp, Playbook playbook) {
    String words = Mrkdwn.of(update.words(), update.mentions());
    Card card =
        new Card()
            .section(
                ":mega: *Update* by "
                    + Mrkdwn.user(stamp.by())
                    + ", "
                    + Mrkdwn.time(stamp.at())
                    + "\n"
                    + words);
    Optional<String> theirs = WarRoomText.of(incident, playbook, stamp.at());
    theirs.ifPresentOrElse(card::section, () -> picture(card, incident.picture()));
    card.context(
        NextUpdate.due(incident, playbook)
            .map(due -> "Next update due " + Mrkdwn.time(due) + ".")
            .orElse("At " + Mrkdwn.escape(incident.severity().name()) + " no next update is due."));
    return card.message(
        "Update on " + incident.id() + " by " + Mrkdwn.user(stamp.by()) + ": " + words);
  }

  private static void picture(Card card, Situation picture) {
    said(card, "What users see", picture.impact());
    said(card, "What we think it is", picture.hypothesis());
    said(card, "Expected end", picture.eta());
  }

  private static void said(Card card, String name, Optional<String> words) {
    words.ifPresent(w -> card.section("*" + name + "*\n" + Mrkdwn.escape(w)));
  }
}
