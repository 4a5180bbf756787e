package dev.muster.feature.plan;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.plan.Planned;
import dev.muster.plan.Planner;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due by the plan: it records that it happened, and whatever must be posted follows
 * from that. So each happens once, also across a crash.
 */
public final class PlanCourier {
  private static final Logger LOG = LoggerFactory.getLogger(PlanCourier.class);

  /** What is more than that has its turn a moment later. */
  private static final int MOST = 30;

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
        : happens(incident, now);
  }

  /**
   * All that is due now, in one transaction, so that the war room gets it in one message. What
   * would be refused must not end the plan, nor hold up what else is due: it is tried again, and
   * shows in the doctor.
   */
  private DeliveryResult happens(Incident begun, Instant now) {
    RecordedBy stamp = new RecordedBy(now, UserId.MUSTER);
    List<IncidentEvent> events = new ArrayList<>();
    Incident incident = begun;
    Optional<Step> step = possible(incident, stamp);
    while (events.size() < MOST && step.isPresent()) {
      events.add(step.get().event());
      incident = step.get().after();
      step = possible(incident, stamp);
    }
    return events.isEmpty() ? later() : new DeliveryResult.Delivered(events);
  }

  private record Step(IncidentEvent event, Incident after) {}

  /** The first of what is due now that can happen. */
  private Optional<Step> possible(Incident incident, RecordedBy stamp) {
    Playbook playbook = playbooks.of(incident);
    for (Planned planned : Planner.dueBesideTheNudge(incident, playbook, stamp.at())) {
      IncidentEvent event = planned.event(stamp.at());
      try {
        return Optional.of(new Step(event, event.applyTo(incident, stamp)));
      } catch (Refused refused) {
        LOG.info("{} has to wait: {}", event.getClass().getSimpleName(), refused.sentence());
      }
    }
    return Optional.empty();
  }

  private static DeliveryResult later() {
    return new DeliveryResult.Retry(
        Optional.of(AFTER_A_REFUSAL), "what is due could not happen", false);
  }
}
