package dev.muster.feature.resolve;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.List;
import java.util.Optional;

/** Tells the war room how it ended, or that it did not. */
public final class ClosureNotices implements Reaction {
  private final Playbooks playbooks;

  public ClosureNotices(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    return message(happened).map(m -> m.inWarRoom(happened, "ending")).orElse(List.of());
  }

  private Optional<Message> message(Happened happened) {
    IncidentEvent event = happened.event();
    if (event instanceof Resolved resolved) {
      return Optional.of(
          EndingMessage.resolved(happened, resolved, playbooks.of(happened.incident())));
    }
    if (event instanceof Cancelled cancelled) {
      return Optional.of(EndingMessage.cancelled(happened, cancelled));
    }
    if (event instanceof Reopened reopened) {
      return Optional.of(
          EndingMessage.reopened(happened, reopened, playbooks.of(happened.incident())));
    }
    if (event instanceof Closed closed) {
      return Optional.of(EndingMessage.closed(happened, closed, playbooks.of(happened.incident())));
    }
    return Optional.empty();
  }
}
