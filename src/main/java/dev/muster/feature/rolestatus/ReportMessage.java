package dev.muster.feature.rolestatus;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.AudienceEvent.Reported;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.incident.Incident;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Optional;

/** Asks a role to report, or for somebody to take it; and shows the report. */
final class ReportMessage {
  private ReportMessage() {}

  static Message due(Incident incident, RoleNudged nudged) {
    Optional<UserId> holder = incident.team().holder(nudged.role());
    String title = "*" + Mrkdwn.escape(nudged.title()) + "*";
    String text =
        ":clipboard: "
            + holder
                .map(user -> Mrkdwn.user(user) + ", the report of the " + title + " is due.")
                .orElseGet(() -> vacant(incident, title));
    Card card =
        new Card()
            .section(text)
            .actions(
                holder.isPresent()
                    ? List.of(button("Report", "report", incident, nudged).element("primary"))
                    : fill(incident, nudged));
    nudged
        .missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }

  private static String vacant(Incident incident, String title) {
    String missing = "A report of the " + title + " is due, and nobody is that. ";
    return incident
        .team()
        .commander()
        .map(commander -> missing + Mrkdwn.user(commander) + ", give the role to somebody.")
        .orElse(missing + "Nobody commands either: whoever can, take it.");
  }

  private static List<ButtonElement> fill(Incident incident, RoleNudged nudged) {
    return List.of(
        button("Give the role", "role", incident, nudged).element("primary"),
        button("Take the role", "take", incident, nudged).element());
  }

  private static Button button(String label, String command, Incident incident, RoleNudged nudged) {
    return new Button(label, command, nudged.role(), incident.id());
  }

  static Message reported(Reported reported, RecordedBy stamp) {
    String text =
        ":clipboard: *"
            + Mrkdwn.escape(reported.title())
            + "* "
            + Mrkdwn.user(stamp.by())
            + ": "
            + Mrkdwn.escape(reported.words());
    return new Card().section(text).message(text);
  }
}
