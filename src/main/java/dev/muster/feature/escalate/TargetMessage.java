package dev.muster.feature.escalate;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.EscalationEvent.CommandWanted;
import dev.muster.incident.EscalationEvent.TargetMissed;
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.call.LadderState;
import dev.muster.slack.call.RoleVacancies;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks who takes command. */
final class TargetMessage {
  private TargetMessage() {}

  static Message missed(Happened happened, TargetMissed missed, Playbook playbook) {
    Incident incident = happened.incident();
    String target =
        playbook
            .level(missed.severity())
            .map(SeverityLevel::responseTarget)
            .map(t -> "somebody was to be on it " + t.text())
            .orElse("somebody was to be on it by now");
    String text =
        ":hourglass: At "
            + Mrkdwn.escape(missed.severity().name())
            + " "
            + target
            + ", that was at "
            + Mrkdwn.time(missed.due())
            + ", and nobody has taken command of "
            + incident.id()
            + ".\n"
            + RoleVacancies.line(incident);
    return message(happened, text, playbook, missed.missed());
  }

  static Message wanted(Happened happened, CommandWanted wanted, Playbook playbook) {
    Incident incident = happened.incident();
    String text =
        ":wave: Who takes command of "
            + incident.id()
            + "? "
            + Mrkdwn.escape(wanted.severity().name())
            + " needs somebody at once. "
            + incident.identity().declarer().map(d -> Mrkdwn.user(d) + ", if").orElse("If")
            + " it is you, press the button; the first who does has it.";
    return message(happened, text, playbook, wanted.missed());
  }

  private static Message message(
      Happened happened, String asking, Playbook playbook, Optional<Instant> missed) {
    Incident incident = happened.incident();
    List<String> able = able(incident, playbook, happened.at());
    String text =
        able.isEmpty() ? asking : asking + "\nWho could: " + String.join(", ", able) + ".";
    Card card = new Card().section(text).actions(buttons(incident));
    LadderState.next(incident, playbook)
        .ifPresent(next -> card.context("Next on the ladder: " + next + "."));
    missed.ifPresent(
        at -> card.context("This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }

  /** Those who have a role already, who is on call, and those who were invited. */
  private static List<String> able(Incident incident, Playbook playbook, Instant now) {
    Stream<String> here =
        incident.team().assignments().stream()
            .map(a -> Mrkdwn.user(a.holder()) + " (" + Mrkdwn.escape(a.role().title()) + ")");
    List<String> onCall = LadderState.handlesOnCall(incident, playbook, now);
    Stream<String> invited =
        playbook
            .responders(incident.severity().name(), incident.picture().service().orElse(null))
            .stream()
            .filter(handle -> !onCall.contains(handle))
            .map(Mrkdwn::escape);
    Stream<String> outside =
        incident.isPrivate()
            ? Stream.empty()
            : Stream.concat(LadderState.onCall(incident, playbook, now).stream(), invited);
    return Stream.concat(here, outside).distinct().toList();
  }

  private static List<ButtonElement> buttons(Incident incident) {
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(new Button("Take command", "take", "", incident.id()).element("primary"));
    buttons.add(new Button("I'm on it", "ack", "", incident.id()).element());
    return buttons;
  }
}
