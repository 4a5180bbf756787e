package dev.muster.feature.drill;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.drill.Scorecard;
import dev.muster.drill.Script;
import dev.muster.drill.Script.Cue;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records that a part of the scenario was told, when its time has come, and whatever is posted
 * follows from that: so each is told once, also across a crash. Scores a drill at its end.
 */
public final class DrillCourier {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Playbooks playbooks;
  private final Clock clock;

  public DrillCourier(Incidents incidents, Timeline timeline, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** By the kind of delivery it carries. */
  public Map<String, Courier> couriers() {
    return Map.of(DrillReaction.KIND, this::tell, DrillReaction.SCORE, this::score);
  }

  private DeliveryResult tell(Attempt attempt) {
    if (attempt.moved()) {
      return DeliveryResult.delivered(); // what it was moved to follows it
    }
    Optional<Cue> next = Script.next(incident(attempt));
    if (next.isEmpty()) {
      return DeliveryResult.delivered(); // it is over
    }
    Instant now = clock.instant();
    return now.isBefore(next.get().at())
        ? new Paced(Duration.between(now, next.get().at()))
        : DeliveryResult.delivered(next.get().event(now));
  }

  /** Of what had been recorded when it ended; what came after it is no part of the response. */
  private DeliveryResult score(Attempt attempt) {
    Incident incident = incident(attempt);
    if (incident.isOpen()) {
      return DeliveryResult.delivered(); // begun again already: it is scored when it ends
    }
    long upTo = Long.parseLong(attempt.job().arg(DrillReaction.UP_TO));
    List<TimelineEntry> entries =
        timeline.of(incident.id()).stream().filter(entry -> entry.seq() <= upTo).toList();
    return DeliveryResult.delivered(Scorecard.of(incident, entries, playbooks.of(incident)));
  }

  private Incident incident(Attempt attempt) {
    return incidents.find(attempt.delivery().incident()).orElseThrow();
  }
}
