package dev.muster.feature.overview;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.NoteEvent.OutsiderCame;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;

/** Tells a private war room that somebody reads along who, by the playbook, should not. */
public final class OutsiderPost implements Reaction {
  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof OutsiderCame came)) {
      return List.of();
    }
    String text =
        ":warning: "
            + Mrkdwn.user(came.who())
            + " is in this war room now, and the playbook lets only "
            + Mrkdwn.escape(came.allowed())
            + " see a private incident. I tell them nothing, but they can read what is written"
            + " here. If they should not, remove them: `/remove` and their name.";
    return Message.of(text).inWarRoom(happened, "outsider");
  }
}
