package dev.muster.feature.timeline;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;

/** Shows a decision to everybody in the war room. */
public final class DecisionPost implements Reaction {
  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof Decided decided)) {
      return List.of();
    }
    String text =
        ":ballot_box_with_check: *Decision* by "
            + Mrkdwn.user(happened.stamp().by())
            + "\n"
            + Mrkdwn.of(decided.words(), decided.mentions());
    Message message = new Card().section(text).message(text);
    return message.inWarRoom(happened, "decision");
  }
}
