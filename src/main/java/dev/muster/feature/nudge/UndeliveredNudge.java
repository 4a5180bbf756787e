package dev.muster.feature.nudge;

import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.UpdateEvent.NudgeMissed;
import dev.muster.incident.UserId;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tells the commander, or else the person who declared, that an update is due and that the war room
 * takes no reminder of it: directly, and at most once an hour.
 */
final class UndeliveredNudge {
  private UndeliveredNudge() {}

  static Optional<Post> post(Happened happened, NudgeMissed missed, Playbook playbook) {
    Incident incident = happened.incident();
    if (!incident.isOpen() || incident.pulse().missed().isEmpty()) {
      return Optional.empty(); // answered before
    }
    Message message = Message.of(text(incident, missed, playbook));
    Message shown = incident.isDrill() ? message.marked() : message;
    String key =
        "nudge-missed:" + incident.id() + ":" + happened.at().truncatedTo(ChronoUnit.HOURS);
    return incident
        .team()
        .commander()
        .map(UserId::value)
        .or(() -> playbook.warRoom().elsewhere(incident))
        .map(ChannelId::new)
        .map(
            to ->
                new Post(key, incident.id(), to, shown.text(), shown.blocksJson(), happened.at()));
  }

  private static String text(Incident incident, NudgeMissed missed, Playbook playbook) {
    String room =
        incident
            .room()
            .channel()
            .map(channel -> " in " + Mrkdwn.channel(channel))
            .orElse(" in the war room");
    return ":warning: A status update on "
        + incident.id()
        + " was due at "
        + Mrkdwn.time(missed.due())
        + ", and the reminder could not be posted"
        + room
        + ": "
        + missed.why()
        + NextUpdate.nudge(incident, playbook)
            .map(at -> " The next reminder is at " + Mrkdwn.time(at) + ".")
            .orElse("")
        + " Post the update with `/incident update "
        + incident.id()
        + " …`";
  }
}
