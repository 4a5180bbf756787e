package dev.muster.feature.update;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Incident;
import dev.muster.incident.Reporting.UpdatePosted;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.List;

/** Shows each update in the war room. */
public final class UpdateReaction implements Reaction {
  private final Playbooks playbooks;

  public UpdateReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof UpdatePosted update)) {
      return List.of();
    }
    Incident incident = happened.incident();
    Message message = UpdateMessage.of(incident, update, happened.stamp(), playbooks.of(incident));
    return message.inWarRoom(happened, "update");
  }
}
