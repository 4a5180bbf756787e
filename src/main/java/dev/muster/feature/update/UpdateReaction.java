package dev.muster.feature.update;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Reporting.UpdatePosted;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Message;
import java.util.List;

/** Shows each update in the war room. */
public final class UpdateReaction implements Reaction {
  private final Playbook playbook;

  public UpdateReaction(Playbook playbook) {
    this.playbook = playbook;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof UpdatePosted update)) {
      return List.of();
    }
    Message message = UpdateMessage.of(happened.incident(), update, happened.stamp(), playbook);
    return message.inWarRoom(happened, "update");
  }
}
