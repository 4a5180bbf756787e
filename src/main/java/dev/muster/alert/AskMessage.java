package dev.muster.alert;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.alert.HeardAlert;
import dev.muster.store.alert.HeardAlert.Words;
import java.util.List;
import java.util.Optional;

/** Asks people whether an alert is an incident. */
final class AskMessage {
  private static final IncidentId NONE = new IncidentId("");

  private AskMessage() {}

  static Message of(long number, Words words, String severity) {
    String text = ":rotating_light: " + said(words, " says: ");
    Card card = new Card().section(text);
    words.details().ifPresent(details -> card.section(Mrkdwn.escape(details)));
    return card.actions(
            List.of(
                new Button("Declare", "alert", number + " declare", NONE).element("primary"),
                new Button("Not an incident", "alert", number + " dismiss", NONE).element()))
        .context(
            "Your playbook takes this for "
                + Mrkdwn.escape(severity)
                + words.service().map(s -> ", " + Mrkdwn.escape(s)).orElse("")
                + ". *Declare* opens the form, filled in.")
        .message(text);
  }

  /** The same, once somebody has answered; of a private incident it says nothing. */
  static Message answered(HeardAlert alert, Optional<Incident> incident) {
    String text = ":bell: " + said(alert.words(), " said: ");
    Card card = new Card().section(text);
    alert.words().details().ifPresent(details -> card.section(Mrkdwn.escape(details)));
    Optional<String> declared =
        incident.map(
            i ->
                i.isPrivate()
                    ? "Somebody sees to it."
                    : "It is *"
                        + i.id()
                        + "* now"
                        + i.room().channel().map(c -> ", " + Mrkdwn.channel(c)).orElse("")
                        + ".");
    Optional<String> none =
        alert
            .answer()
            .map(
                answer ->
                    Mrkdwn.user(answer.by())
                        + " said at "
                        + Mrkdwn.time(answer.at())
                        + " that it is none.");
    declared.or(() -> none).ifPresent(card::context);
    return card.message(text);
  }

  static Message over(Words words) {
    return Message.of(":white_check_mark: " + said(words, " says it is over: "));
  }

  private static String said(Words words, String verb) {
    return Mrkdwn.escape(words.speaker())
        + verb
        + "*"
        + Mrkdwn.escape(words.title())
        + "*"
        + words.url().map(url -> " " + Mrkdwn.link(url, "look")).orElse("");
  }
}
