package dev.muster.feature.status;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Lifecycle.StatusChanged;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Message;
import java.util.List;

/** Tells the war room of each change of the status. */
public final class StatusReaction implements Reaction {
  private final StatusWords words;

  public StatusReaction(Playbook playbook) {
    this.words = new StatusWords(playbook);
  }

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof StatusChanged changed)) {
      return List.of();
    }
    Message message = StatusMessage.of(happened, changed, words);
    return message.inWarRoom(happened, "status");
  }
}
