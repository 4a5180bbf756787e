package dev.muster.feature.runbook;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.ChecklistEvent.Checked;
import dev.muster.incident.Incident;
import dev.muster.playbook.Runbook;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.stream.Collectors;

/** What people read of runbooks. */
final class RunbookMessage {
  private static final int MOST_SHOWN = 40;

  private RunbookMessage() {}

  static Message suggested(Incident incident, Runbook runbook) {
    String text = ":book: This looks like *" + Mrkdwn.escape(runbook.title()) + "*.";
    return new Card().section(text, open(incident, runbook)).message(text);
  }

  /** For one. */
  static Message list(Incident incident, List<Runbook> runbooks) {
    if (runbooks.isEmpty()) {
      return Message.of("The playbook of this incident has no runbooks.");
    }
    Card card = new Card();
    for (Runbook runbook : runbooks.subList(0, Math.min(MOST_SHOWN, runbooks.size()))) {
      String line = "*" + Mrkdwn.escape(runbook.title()) + "* · " + Mrkdwn.code(runbook.name());
      if (Opening.isOpen(incident, runbook)) {
        card.section(line + " · open, `/incident checklist` shows it");
      } else {
        card.section(line, open(incident, runbook));
      }
    }
    return card.context("I never run any of it: people do, and tick it.").message("Runbooks");
  }

  /** What the looks from outside gave. */
  static Message checked(Incident incident, Checked checked) {
    boolean right = checked.answers().stream().allMatch(Checked.Answer::right);
    String text =
        (right ? ":white_check_mark:" : ":x:")
            + " Looked from outside, *"
            + Mrkdwn.escape(checked.runbook())
            + "*: "
            + (right ? "all as it should be." : "not all is as it should be.");
    String lines =
        checked.answers().stream()
            .map(
                a ->
                    (a.right() ? "• " : "• *not right* ")
                        + Mrkdwn.escape(a.check())
                        + ": "
                        + Mrkdwn.escape(a.says()))
            .collect(Collectors.joining("\n"));
    return new Card()
        .section(text)
        .section(lines)
        .actions(
            List.of(
                new Button("Look again", "runbook", "check " + checked.runbook(), incident.id())
                    .element()))
        .message(text);
  }

  private static ButtonElement open(Incident incident, Runbook runbook) {
    return new Button("Open runbook", "runbook", runbook.name(), incident.id()).element();
  }
}
