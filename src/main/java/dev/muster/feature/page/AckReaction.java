package dev.muster.feature.page;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.EscalationEvent.Acknowledged;
import dev.muster.incident.Incident;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;

/** Says in the war room who is on it. */
public final class AckReaction implements Reaction {
  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof Acknowledged)) {
      return List.of();
    }
    return message(happened).inWarRoom(happened, "acknowledged");
  }

  private static Message message(Happened happened) {
    Incident incident = happened.incident();
    String text = ":raised_hand: " + Mrkdwn.user(happened.stamp().by()) + " is on it.";
    if (incident.team().commander().isPresent()) {
      return Message.of(text);
    }
    String asking = text + " Nobody commands yet.";
    return new Card()
        .section(asking, new Button("Take command", "take", "", incident.id()).element())
        .message(asking);
  }
}
