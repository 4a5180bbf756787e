package dev.muster.feature.declare;

import dev.muster.alert.AlertCard;
import dev.muster.incident.Visibility;
import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.alert.HeardAlert;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /incident alert 7 dismiss}: what the buttons under an alert stand for. */
public final class AlertCommand implements Command {
  private static final String DISMISS = "dismiss";

  private final DeclareIncident declaring;
  private final AlertAnswers answers;

  public AlertCommand(DeclareIncident declaring, AlertAnswers answers) {
    this.declaring = declaring;
    this.answers = answers;
  }

  @Override
  public String name() {
    return "alert";
  }

  @Override
  public String usage() {
    return "<n> [dismiss]";
  }

  @Override
  public String summary() {
    return "an alert that Muster asks about: declares it by the form, or says that it is none";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public Reply run(Invocation invocation) {
    String number = invocation.arguments().first();
    if (invocation.arguments().rest().first().equals(DISMISS)) {
      HeardAlert alert = answers.dismiss(invocation.actor(), number);
      answers.tell(
          alert,
          ":no_entry_sign: "
              + Mrkdwn.user(invocation.user())
              + " says that this is no incident: *"
              + Mrkdwn.escape(alert.words().title())
              + "*");
      answers.settled(number, AlertCard.of(invocation.request()));
      return Reply.told(
          "Noted: it is no incident. I ask about nothing like it for an hour; `/incident declare`"
              + " if it turns out to be one.");
    }
    return form(invocation, answers.waiting(number));
  }

  private Reply form(Invocation invocation, HeardAlert alert) {
    HeardAlert.Words words = alert.words();
    Playbook playbook = answers.playbook(alert);
    Optional<AlertRule> rule = answers.rule(alert);
    Map<String, String> notes = new HashMap<>();
    notes.put(DeclareModal.ALERT, Long.toString(alert.number()));
    AlertCard.of(invocation.request()).ifPresent(card -> notes.put(DeclareModal.CARD, card.note()));
    words.startedAt().ifPresent(at -> notes.put(DeclareModal.STARTED, at.toString()));
    return Reply.opens(
        new DeclareForm(declaring)
            .view(
                new Forms.Context(Optional.empty(), invocation.request().channel(), notes),
                new DeclareForm.Prefill(
                    playbook,
                    words.title(),
                    rule.flatMap(r -> playbook.severity(r.meaning().severity()))
                        .orElse(playbook.defaultSeverity())
                        .severity(),
                    words.service().orElse(""),
                    "",
                    Visibility.PUBLIC),
                rule.map(r -> DeclareMessage.meantByAlert(r, playbook))));
  }
}
