package dev.muster.feature.escalate;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.Calling.Cause;
import dev.muster.incident.Incident;
import dev.muster.plan.Rungs;
import dev.muster.playbook.Ladder.Step;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.web.SlackCourier;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes the next step of the ladder because nobody answered to the nudges. */
public final class Climb {
  static final String KIND = "climb";

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  private Climb(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** By the kind of delivery it carries; with who is called then. */
  public static Map<String, Courier> couriers(
      Incidents incidents, Playbooks playbooks, Clock clock, WhoIsIt whoIsIt) {
    return Map.of(
        KIND,
        new Climb(incidents, playbooks, clock)::carry,
        WhoIsIt.KIND,
        SlackCourier.to("find out whom to call", whoIsIt::carry),
        WhoIsIt.SEARCH,
        SlackCourier.to("find out whom to call", whoIsIt::search));
  }

  private DeliveryResult carry(Attempt attempt) {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Playbook playbook = playbooks.of(incident);
    Optional<Step> next = playbook.ladder().ifIgnored(incident).filter(step -> incident.isOpen());
    return next.map(
            step ->
                DeliveryResult.delivered(
                    Rungs.climb(
                        incident,
                        playbook,
                        step,
                        Cause.IGNORED,
                        Optional.empty(),
                        clock.instant())))
        .orElseGet(DeliveryResult::delivered);
  }
}
