package dev.muster.feature.status;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.List;

/** Tells the war room of each change of the status. */
public final class StatusReaction implements Reaction {
  private final Playbooks playbooks;

  public StatusReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof StatusChanged changed)) {
      return List.of();
    }
    StatusWords words = new StatusWords(playbooks.of(happened.incident()));
    Message message = StatusMessage.of(happened, changed, words);
    return message.inWarRoom(happened, "status");
  }
}
