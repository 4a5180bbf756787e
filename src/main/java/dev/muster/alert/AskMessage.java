package dev.muster.alert;

import dev.muster.incident.Incident;
import dev.muster.playbook.AlertRule;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.alert.HeardAlert;
import dev.muster.store.alert.HeardAlert.State;
import dev.muster.store.alert.HeardAlert.Words;
import java.util.List;
import java.util.Optional;

/** Asks people whether an alert is an incident. */
final class AskMessage {
  private AskMessage() {}

  /**
   * As it stands; of a private incident it says nothing.
   *
   * @param rule of the playbook; empty if that has it no more
   */
  static Message of(HeardAlert alert, Optional<Incident> incident, Optional<AlertRule> rule) {
    boolean asks = alert.waits() && alert.state() == State.FIRING;
    String text =
        (asks ? ":rotating_light: " : ":bell: ")
            + said(alert.words(), asks ? " says: " : " said: ");
    Card card = new Card().section(text);
    alert.words().details().ifPresent(details -> card.section(Mrkdwn.escape(details)));
    if (asks) {
      card.actions(List.of(declare(alert).element("primary"), dismiss(alert).element()));
      card.context(meaning(alert.words(), rule));
    } else if (alert.waits()) {
      card.actions(List.of(declare(alert).element()));
      card.context("It was over at " + Mrkdwn.time(alert.heard()) + ".");
    } else {
      outcome(alert, incident).ifPresent(card::context);
    }
    return card.message(text);
  }

  static Button declare(HeardAlert alert) {
    return new Button("Declare", "alert", alert.number() + " declare", GrowingNotices.NONE);
  }

  private static Button dismiss(HeardAlert alert) {
    return new Button("Not an incident", "alert", alert.number() + " dismiss", GrowingNotices.NONE);
  }

  private static String meaning(Words words, Optional<AlertRule> rule) {
    String level =
        rule.map(r -> "Your playbook takes this for " + Mrkdwn.escape(r.meaning().severity()))
                .orElse("Your playbook has no rule for this any more")
            + words.service().map(s -> ", " + Mrkdwn.escape(s)).orElse("")
            + ".";
    boolean wasFalse = rule.filter(r -> r.then() == AlertRule.Then.DECLARE).isPresent();
    return level
        + (wasFalse ? " The same alert was cancelled as no incident within the last hour." : "")
        + " *Declare* opens the form, filled in.";
  }

  /** What came of it; empty while people are asked. */
  static Optional<String> outcome(HeardAlert alert, Optional<Incident> incident) {
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
    return declared.or(() -> none);
  }

  /** Those of a minute that are over before anybody answered. */
  static Message over(List<HeardAlert> alerts) {
    Words first = alerts.get(0).words();
    String text =
        alerts.size() == 1
            ? said(first, " says it is over: ")
            : Mrkdwn.escape(first.speaker())
                + " says that "
                + alerts.size()
                + " alerts are over: "
                + Mrkdwn.escape(TidingsLog.named(alerts.stream().map(HeardAlert::words).toList()));
    return Message.of(":white_check_mark: " + text);
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
