package dev.muster.feature.timebox;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.slack.call.RoleVacancies;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the war room, in the playbook's words, and whoever commands by name. */
public final class TimeUpReaction implements Reaction {
  private static final String PHASE = "until:";

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof TimeUp up)) {
      return List.of();
    }
    Incident incident = happened.incident();
    Optional<UserId> commander = incident.team().commander();
    String text =
        ":hourglass: "
            + commander.map(c -> Mrkdwn.user(c) + ", ").orElse("")
            + "*"
            + Mrkdwn.escape(up.name())
            + "*: time is up. "
            + Mrkdwn.escape(up.says())
            + (commander.isPresent()
                ? ""
                : "\nNobody commands this incident.\n" + RoleVacancies.line(incident));
    Card card = new Card().section(text).actions(buttons(incident, up));
    up.missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text).inWarRoom(happened, "time-up");
  }

  private static List<ButtonElement> buttons(Incident incident, TimeUp up) {
    List<ButtonElement> buttons = new ArrayList<>();
    if (incident.team().commander().isEmpty()) {
      buttons.add(new Button("Take command", "take", "", incident.id()).element("primary"));
    }
    buttons.add(new Button("Post update", "update", "", incident.id()).element());
    buttons.add(
        up.key().startsWith(PHASE)
            ? new Button("Checklist", "checklist", "", incident.id()).element()
            : new Button("Status", "status", "", incident.id()).element());
    return buttons;
  }
}
