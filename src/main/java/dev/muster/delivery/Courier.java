package dev.muster.delivery;

import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.incident.EscalationEvent.PageRefused;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.SlackSurfaceEvent.NotPosted;
import dev.muster.incident.SlackSurfaceEvent.StepFailed;
import java.util.List;

/** Carries one kind of delivery to where it belongs. */
@FunctionalInterface
public interface Courier {
  /** Never throws for what the world does; an exception is a fault of ours. */
  DeliveryResult deliver(Attempt attempt) throws InterruptedException;

  /**
   * What is recorded once it is given up, by the courier or because patience is at its end: so that
   * nobody goes on believing that it arrived.
   */
  default List<IncidentEvent> givenUp(Attempt attempt, GaveUp gaveUp) {
    return recordedAsUsual(attempt.delivery(), gaveUp);
  }

  /** That a message or a step is missing. */
  static List<IncidentEvent> recordedAsUsual(Delivery delivery, GaveUp gaveUp) {
    return delivery instanceof Delivery.Post post
        ? List.of(
            post.page()
                .<IncidentEvent>map(page -> new PageRefused(page, post.channel(), gaveUp.why()))
                .orElseGet(() -> new NotPosted(post.channel(), gaveUp.why(), post.assured())))
        : gaveUp.step().stream()
            .<IncidentEvent>map(step -> new StepFailed(step, gaveUp.why()))
            .toList();
  }
}
