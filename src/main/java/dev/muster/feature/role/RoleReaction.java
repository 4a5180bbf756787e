package dev.muster.feature.role;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.RoleEvent.HandoffAsked;
import dev.muster.incident.RoleEvent.HandoffDeclined;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the war room who does what, and asks there whom an offer is for. */
public final class RoleReaction implements Reaction {
  private final Playbooks playbooks;

  public RoleReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    List<Delivery> all = new ArrayList<>();
    message(happened).map(m -> m.inWarRoom(happened, "role")).ifPresent(all::addAll);
    RoleBriefing.telling(happened).ifPresent(all::add);
    return all;
  }

  private Optional<Message> message(Happened happened) {
    IncidentEvent event = happened.event();
    Playbook playbook = playbooks.of(happened.incident());
    if (event instanceof RoleAssigned assigned) {
      return Optional.of(
          RoleMessage.assigned(happened, assigned, playbook.role(assigned.role().key())));
    }
    if (event instanceof HandoffOffered offered) {
      return Optional.of(
          RoleMessage.offered(happened, offered, new RoleNames(playbook).commander()));
    }
    if (event instanceof HandoffDeclined declined) {
      return Optional.of(RoleMessage.declined(happened, declined));
    }
    if (event instanceof HandoffAsked asked) {
      return Optional.of(RoleMessage.asked(happened, asked));
    }
    return Optional.empty();
  }
}
