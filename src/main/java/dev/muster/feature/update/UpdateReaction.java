package dev.muster.feature.update;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import java.util.List;

/** Shows each update in the war room, and the playbook's own text when it is over. */
public final class UpdateReaction implements Reaction {
  private final Playbooks playbooks;

  public UpdateReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    if (happened.event() instanceof Resolved) {
      return WarRoomText.of(incident, playbooks.of(incident), happened.at())
          .map(text -> new Card().section(text).message(text).inWarRoom(happened, "resolved-text"))
          .orElse(List.of());
    }
    if (!(happened.event() instanceof UpdatePosted update)) {
      return List.of();
    }
    Message message = UpdateMessage.of(incident, update, happened.stamp(), playbooks.of(incident));
    return message.inWarRoom(happened, "update");
  }
}
