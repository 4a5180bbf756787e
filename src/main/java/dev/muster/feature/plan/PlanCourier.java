package dev.muster.feature.plan;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Refused;
import dev.muster.incident.Stamp;
import dev.muster.incident.UserId;
import dev.muster.plan.Planned;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Does what is due by the plan: it records that it happened, and whatever must be posted follows
 * from that. So each happens once, also across a crash.
 */
public final class PlanCourier {
  private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(10);

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public PlanCourier(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** By the kind of delivery it carries. */
  public Map<String, Courier> couriers() {
    return Map.of(PlanReaction.KIND, this::carry);
  }

  private DeliveryResult carry(Attempt attempt) {
    if (attempt.moved()) {
      return DeliveryResult.delivered(); // what it was moved to follows it
    }
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<Planned> next = PlanReaction.next(incident, playbooks);
    if (next.isEmpty()) {
      return DeliveryResult.delivered(); // nothing is left to do
    }
    Instant now = clock.instant();
    return now.isBefore(next.get().at())
        ? new Paced(Duration.between(now, next.get().at()))
        : happens(incident, next.get().event(now), now);
  }

  /** What would be refused must not end the plan: it is tried again, and shows in the doctor. */
  private static DeliveryResult happens(Incident incident, IncidentEvent event, Instant now) {
    try {
      event.applyTo(incident, new Stamp(now, UserId.MUSTER));
      return DeliveryResult.delivered(event);
    } catch (Refused refused) {
      return new DeliveryResult.Retry(
          Optional.of(AFTER_A_REFUSAL),
          event.getClass().getSimpleName() + " could not happen",
          false);
    }
  }
}
