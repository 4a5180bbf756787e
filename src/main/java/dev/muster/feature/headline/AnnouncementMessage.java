package dev.muster.feature.headline;

import dev.muster.incident.Incident;
import dev.muster.incident.Room;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import java.util.List;

/** What those outside the war room see of a public incident. */
final class AnnouncementMessage {
  private AnnouncementMessage() {}

  private static String room(Incident incident) {
    return incident.room().obstacle().isPresent()
        ? RoomWords.inBrief(incident)
        : "War room " + incident.room().channel().map(Mrkdwn::channel).orElse("opening");
  }

  static Message of(Incident incident, Playbook playbook) {
    String status = playbook.statusWord(incident);
    String line =
        (incident.isOpen() ? ":red_circle: " : ":white_circle: ")
            + "*"
            + incident.id()
            + "* · "
            + Mrkdwn.escape(incident.severity().name())
            + " · "
            + Mrkdwn.escape(status)
            + "\n"
            + Mrkdwn.escape(incident.title());
    Card card = new Card();
    if (incident.isOpen()) {
      card.section(line, new Button("Join", "join", "", incident.id()).element());
      if (incident.room().obstacle().isPresent()) {
        card.section(":warning: " + RoomWords.where(incident));
      }
      if (incident.room().is(Room.Obstacle.Kind.NOT_OPENED)) {
        card.actions(
            List.of(
                new Button("I'm on it", "ack", "", incident.id()).element("primary"),
                new Button("Take command", "take", "", incident.id()).element(),
                new Button("Open the war room", "room", "", incident.id()).element()));
      }
    } else {
      card.section(line);
    }
    incident.picture().impact().ifPresent(i -> card.section(Mrkdwn.escape(Cut.to(500, i))));
    if (incident.isDrill()) {
      card.context(
          ":dart: *DRILL*: this is practice, nothing is wrong. Whoever likes to take part joins;"
              + " nobody else needs to do anything.");
    }
    card.context(
        String.join(
            " · ",
            List.of(
                room(incident),
                "commander " + incident.team().commander().map(Mrkdwn::user).orElse("nobody yet"),
                "declared by "
                    + Mrkdwn.user(incident.identity().declaredBy())
                    + ", "
                    + Mrkdwn.dayAndTime(incident.milestones().declared()))));
    return card.message(
        Mrkdwn.escape(
            incident.id() + " " + incident.severity() + " " + status + ": " + incident.title()));
  }
}
