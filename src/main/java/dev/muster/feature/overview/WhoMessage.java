package dev.muster.feature.overview;

import dev.muster.incident.Assignment;
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.call.LadderState;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who does what. */
final class WhoMessage {
  /** More roles without a holder than these are not offered as buttons: they can be typed. */
  private static final int OFFERED = 20;

  private WhoMessage() {}

  static Message of(Incident incident, Playbook playbook, Instant now) {
    String title = "*Who is who in " + incident.id() + "*";
    Card card =
        new Card().section(title).lines(held(incident)).lines(called(incident, playbook, now));
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
    card.lines(contacts(playbook));
    incident
        .team()
        .offeredTo()
        .ifPresent(
            to -> card.context("Command is offered to " + Mrkdwn.user(to) + ", no answer yet."));
    return card.message(title);
  }

  /** Who said that they are on it, who is on call, whom the ladder calls next. */
  private static List<String> called(Incident incident, Playbook playbook, Instant now) {
    List<String> lines = new ArrayList<>();
    LadderState.onIt(incident).ifPresent(people -> lines.add("*On it* " + people));
    if (incident.isOpen()) {
      LadderState.onCall(incident, playbook, now).forEach(who -> lines.add("*On call* " + who));
    }
    LadderState.ladder(incident, playbook).ifPresent(l -> lines.add("*Ladder* " + l));
    return lines;
  }

  /** Whom else there is to turn to, outside of Slack. */
  private static List<String> contacts(Playbook playbook) {
    return playbook.people().contacts().stream()
        .map(c -> "*" + Mrkdwn.escape(c.title()) + "* " + Mrkdwn.escape(c.how()))
        .toList();
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
