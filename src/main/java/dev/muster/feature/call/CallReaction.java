package dev.muster.feature.call;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.EscalationEvent.CallDue;
import dev.muster.incident.EscalationEvent.CallLinked;
import dev.muster.incident.Incident;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;

/** Asks for the call when it is due, and says where it is. */
public final class CallReaction implements Reaction {
  @Override
  public List<Delivery> to(Happened happened) {
    if (happened.event() instanceof CallDue due) {
      return due(happened.incident(), due).inWarRoom(happened, "call-due");
    }
    if (happened.event() instanceof CallLinked linked) {
      String text =
          ":telephone_receiver: "
              + Mrkdwn.link(linked.url(), "Join the call")
              + ", set up by "
              + Mrkdwn.user(happened.stamp().by())
              + ".";
      return Message.of(text).inWarRoom(happened, "call");
    }
    return List.of();
  }

  private static Message due(Incident incident, CallDue due) {
    String text =
        due.url()
            .map(
                url ->
                    ":telephone_receiver: By now you should be talking to each other: "
                        + Mrkdwn.link(url, "join the call")
                        + ".")
            .orElse(
                ":telephone_receiver: By now you should be talking to each other, and there is no"
                    + " call yet. Start one, and put its link here: `/incident call https://…`.");
    Card card = new Card().section(text);
    if (due.url().isEmpty()) {
      card.actions(
          List.of(new Button("Add the link", "call", "", incident.id()).element("primary")));
    }
    due.missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }
}
