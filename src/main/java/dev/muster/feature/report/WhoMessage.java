package dev.muster.feature.report;

import dev.muster.incident.Assignment;
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** Who does what. */
final class WhoMessage {
  /** More roles without a holder than these are not offered as buttons: they can be typed. */
  private static final int OFFERED = 20;

  private WhoMessage() {}

  static Message of(Incident incident, Playbook playbook) {
    String title = "*Who is who in " + incident.id() + "*";
    Card card = new Card().section(title).lines(held(incident));
    List<RoleDescription> vacant =
        playbook.roles().stream()
            .filter(role -> incident.team().holder(role.key()).isEmpty())
            .limit(OFFERED)
            .toList();
    if (!vacant.isEmpty()) {
      card.section("*Nobody has*");
    }
    for (RoleDescription role : vacant) {
      String line =
          Mrkdwn.escape(role.title()) + ": " + Mrkdwn.escape(Cut.to(300, role.description()));
      if (incident.isOpen()) {
        card.section(line, new Button("Take it", "take", role.key(), incident.id()).element());
      } else {
        card.section(line);
      }
    }
    incident
        .team()
        .offeredTo()
        .ifPresent(
            to -> card.context("Command is offered to " + Mrkdwn.user(to) + ", no answer yet."));
    return card.message(title);
  }

  private static List<String> held(Incident incident) {
    List<String> lines = new ArrayList<>();
    for (Assignment assignment : incident.team().assignments()) {
      lines.add(
          "*"
              + Mrkdwn.escape(assignment.role().title())
              + "* "
              + Mrkdwn.user(assignment.holder())
              + ", since "
              + Mrkdwn.dayAndTime(assignment.since()));
    }
    lines.add(
        "*Declared by* "
            + Mrkdwn.user(incident.identity().declaredBy())
            + ", "
            + Mrkdwn.dayAndTime(incident.milestones().declared()));
    return lines;
  }
}
