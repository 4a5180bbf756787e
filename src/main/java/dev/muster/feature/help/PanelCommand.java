package dev.muster.feature.help;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.Incident;
import dev.muster.incident.Room;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** {@code /incident} alone: outside of a war room the declare form, inside the buttons for it. */
public final class PanelCommand implements Command {
  private final Command declare;

  public PanelCommand(Command declare) {
    this.declare = declare;
  }

  @Override
  public String name() {
    return "panel";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "the same as /incident alone: the form to declare, or in a war room all its buttons";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public Reply run(Invocation invocation) {
    return invocation
        .incident()
        .map(incident -> Reply.told(panel(incident)))
        .orElseGet(() -> declare.run(invocation.saying("")));
  }

  private static Message panel(Incident incident) {
    String text =
        "*"
            + incident.id()
            + "* · "
            + Mrkdwn.escape(incident.severity() + " · " + incident.statusTitle())
            + " · "
            + Mrkdwn.escape(incident.title());
    Card card = new Card().section(text);
    if (incident.isOpen()) {
      card.actions(
          buttons(
              incident,
              "Post update:update",
              "Status:status",
              "Severity:severity",
              "Roles:role",
              "Take command:take",
              "Hand over:handoff"));
      card.actions(
          buttons(
              incident,
              "Checklist:checklist",
              "Tasks:task",
              "Action items:actions",
              "Runbooks:runbook",
              "Note:note",
              "Decision:decide",
              "Snooze:snooze",
              "Nudges:nudges"));
      card.actions(
          buttons(
              incident,
              "I'm on it:ack",
              "Escalate:escalate",
              "Call people:page",
              "Call link:call"));
      card.actions(buttons(incident, "Resolve:resolve", "Cancel:cancel"));
    } else {
      card.actions(
          buttons(
              incident,
              "Post-mortem:postmortem",
              "Action items:actions",
              "Reopen:reopen",
              "Close:close",
              "Note:note"));
    }
    if (incident.room().is(Room.Obstacle.Kind.NOT_OPENED)) {
      card.actions(buttons(incident, "Open the war room:room"));
    }
    card.actions(
        buttons(
            incident,
            "Summary:summary",
            "Timeline:timeline",
            "Who:who",
            "Export:export",
            "Help:help"));
    return card.context("Only you see this. Each button can be typed too.").message(text);
  }

  private static List<ButtonElement> buttons(Incident incident, String... labelled) {
    List<ButtonElement> buttons = new ArrayList<>();
    for (String pair : labelled) {
      String[] parts = pair.split(":", 2);
      buttons.add(new Button(parts[0], parts[1], "", incident.id()).element());
    }
    return buttons;
  }
}
