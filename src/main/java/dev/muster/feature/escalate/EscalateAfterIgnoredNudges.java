package dev.muster.feature.escalate;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.Incident;
import dev.muster.plan.LadderSteps;
import dev.muster.playbook.Ladder.Step;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.web.SlackCourier;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes the next step of the ladder before its time. */
public final class EscalateAfterIgnoredNudges {
  static final String KIND = "climb";

  /** Why it is taken before its time; missing where nudges were ignored. */
  static final String CAUSE = "cause";

  /** Where no message of the step before arrived. */
  static final String UNPAGED = "climb-unpaged";

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  private EscalateAfterIgnoredNudges(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** By the kind of delivery it carries; with who is called then. */
  public static Map<String, Courier> couriers(
      Incidents incidents, Playbooks playbooks, Clock clock, ResponderResolver whoIsIt) {
    EscalateAfterIgnoredNudges climb = new EscalateAfterIgnoredNudges(incidents, playbooks, clock);
    return Map.of(
        KIND,
        climb::carry,
        UNPAGED,
        climb::afterUnpaged,
        ResponderResolver.KIND,
        SlackCourier.to("find out whom to call", whoIsIt::carry),
        ResponderResolver.SEARCH,
        SlackCourier.to("find out whom to call", whoIsIt::search));
  }

  private DeliveryResult carry(Attempt attempt) {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Playbook playbook = playbooks.of(incident);
    Cause cause = Cause.valueOf(attempt.job().args().getOrDefault(CAUSE, Cause.IGNORED.name()));
    Optional<Step> next =
        (cause == Cause.NO_ROOM
                ? playbook.ladder().left(incident).stream().findFirst()
                : playbook.ladder().ifIgnored(incident))
            .filter(step -> incident.isOpen());
    return next.map(
            step ->
                DeliveryResult.delivered(
                    LadderSteps.climb(
                        incident, playbook, step, cause, Optional.empty(), clock.instant())))
        .orElseGet(DeliveryResult::delivered);
  }

  /** Nobody was paged by the last step, so its time is not waited for. */
  private DeliveryResult afterUnpaged(Attempt attempt) {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Playbook playbook = playbooks.of(incident);
    return LadderSteps.next(incident, playbook)
        .filter(step -> incident.isOpen())
        .map(
            step ->
                DeliveryResult.delivered(
                    LadderSteps.climb(
                        incident,
                        playbook,
                        step,
                        Cause.LADDER,
                        Optional.of("no page of the step before could be delivered"),
                        clock.instant())))
        .orElseGet(DeliveryResult::delivered);
  }
}
