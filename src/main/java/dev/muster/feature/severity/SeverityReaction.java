package dev.muster.feature.severity;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.List;

/** Tells the war room of each change of the severity. */
public final class SeverityReaction implements Reaction {
  private final Playbooks playbooks;

  public SeverityReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof SeverityChanged changed)) {
      return List.of();
    }
    Message message = SeverityMessage.of(happened, changed, playbooks.of(happened.incident()));
    return message.inWarRoom(happened, "severity");
  }
}
