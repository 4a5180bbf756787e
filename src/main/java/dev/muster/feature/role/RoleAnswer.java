package dev.muster.feature.role;

import dev.muster.incident.Assignment;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import java.util.List;
import java.util.stream.Collectors;

/** What the asker is told privately. */
final class RoleAnswer {
  private RoleAnswer() {}

  /** To whoever plays it now. */
  static Message yours(Incident incident, RoleDescription role) {
    String text =
        "You are *" + Mrkdwn.escape(role.title()) + "* of " + incident.id() + ". " + duties(role);
    return new Card().section(text).message(text);
  }

  static Message given(Incident incident, RoleDescription role, UserId holder) {
    return Message.of(
        Mrkdwn.user(holder)
            + " is *"
            + Mrkdwn.escape(role.title())
            + "* now. "
            + RoomWords.later(incident, "They are told"));
  }

  static Message offered(Incident incident, UserId to) {
    String until =
        incident
            .team()
            .commander()
            .map(c -> "Until then " + Mrkdwn.user(c) + " commands.")
            .orElse("Until then nobody commands.");
    return Message.of(
        "Command is offered to "
            + Mrkdwn.user(to)
            + ". "
            + RoomWords.later(incident, "They are asked to accept")
            + " "
            + until);
  }

  /** Somebody else commands: what does the asker want? */
  static Message takeOver(Incident incident, RoleDescription commander) {
    Assignment now =
        incident.team().assignments().stream()
            .filter(a -> a.role().isCommander())
            .findFirst()
            .orElseThrow();
    String text =
        Mrkdwn.user(now.holder())
            + " is *"
            + Mrkdwn.escape(commander.title())
            + "* of "
            + incident.id()
            + " since "
            + Mrkdwn.time(now.since())
            + ". There is one at a time. Do you want to take over?";
    return new Card()
        .section(text)
        .actions(
            List.of(
                new Button(
                        "Take over now", "take", "over " + Mrkdwn.user(now.holder()), incident.id())
                    .element("danger"),
                new Button("Ask them to hand over", "handoff", "ask", incident.id()).element()))
        .context("The war room sees either.")
        .message(text);
  }

  /** What the playbook says of the role, in a few lines. */
  static String duties(RoleDescription role) {
    return Mrkdwn.escape(role.description())
        + role.duties().stream()
            .map(duty -> "\n• " + Mrkdwn.escape(duty))
            .collect(Collectors.joining());
  }
}
