package dev.muster.feature.plan;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.incident.Incident;
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
        : DeliveryResult.delivered(next.get().event(now));
  }
}
