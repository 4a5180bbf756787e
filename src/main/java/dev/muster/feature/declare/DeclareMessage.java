package dev.muster.feature.declare;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.slack.text.SlackLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the one who declares is told. */
final class DeclareMessage {
  private DeclareMessage() {}

  static Message declared(Incident incident) {
    String text =
        "*"
            + incident.id()
            + "* is declared: "
            + incident.severity()
            + ", "
            // What is private stays in its channel, and this may be told elsewhere.
            + (incident.isPrivate() ? "private" : Mrkdwn.escape(incident.title()))
            + ". "
            + (incident.room().obstacle().isPresent() || incident.room().channel().isPresent()
                ? RoomWords.where(incident)
                : "The war room opens in a moment, and you are invited into it.");
    return Message.of(text);
  }

  /** Somebody declared the very same words a moment ago. */
  static Message twin(Incident twin, String typed, Instant now) {
    String text = found(twin, now) + ", so no second one was made. Is it the same?";
    return new Card()
        .section(text)
        .actions(
            List.of(
                new Button("Yes, join " + twin.id(), "join", "", twin.id()).element("primary"),
                new Button("No, declare another", "declare", kept(typed), NONE).element()))
        .message(text);
  }

  /** What else a button's value holds is short. */
  private static String kept(String typed) {
    return Cut.to(SlackLimits.BUTTON_VALUE - 200, "anyway " + typed);
  }

  /** The same in a form. */
  static String isItTheSame(Incident twin, Instant now) {
    return ":warning: "
        + found(twin, now)
        + ". Is it the same? Then choose it at the end of this form. If not, press *Declare* again.";
  }

  private static String found(Incident twin, Instant now) {
    long seconds = Duration.between(twin.milestones().declared(), now).toSeconds();
    return Mrkdwn.user(twin.identity().declaredBy())
        + " declared *"
        + twin.id()
        + "* with this title "
        + (seconds < 2 ? "just now" : seconds + " seconds ago");
  }

  static final IncidentId NONE = new IncidentId("");

  /**
   * Why some fields of the form are filled in, and what else the playbook has for such an alert.
   */
  static String meantByAlert(AlertRule rule, Playbook playbook) {
    String runbook =
        rule.meaning()
            .runbook()
            .flatMap(name -> playbook.course().runbook(name))
            .map(
                book ->
                    " There is a runbook for it: *"
                        + Mrkdwn.escape(book.title())
                        + "*, which `/incident runbook "
                        + book.name()
                        + "` opens in the war room.")
            .orElse("");
    return "This reads like the alert *"
        + Mrkdwn.escape(rule.name())
        + "*, so severity and service are filled in as the playbook has them. Change them if it is"
        + " something else."
        + runbook;
  }
}
