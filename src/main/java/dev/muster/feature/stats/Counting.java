package dev.muster.feature.stats;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ServiceEntry;
import dev.muster.stats.Case;
import dev.muster.stats.Period;
import dev.muster.stats.Statistics;
import dev.muster.store.log.PastIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes cases of what the store has, and counts them. */
public final class Counting {
  /** What began so long before a period may still be going on in it. */
  private static final Duration BEFORE = Duration.ofDays(7);

  private final PastIncidents past;
  private final Playbooks playbooks;

  public Counting(PastIncidents past, Playbooks playbooks) {
    this.past = past;
    this.playbooks = playbooks;
  }

  /** The numbers of a period that ends now. */
  Statistics over(Period period, Instant now) {
    Instant since = period.from().minus(BEFORE);
    Map<IncidentId, Integer> late = past.lateUpdates(since);
    List<Case> cases = new ArrayList<>();
    for (Incident incident : past.declaredSince(since)) {
      if (counts(incident)) {
        cases.add(Case.of(incident, playbooks.of(incident), late.getOrDefault(incident.id(), 0)));
      }
    }
    return Statistics.of(period, cases, objectives(), now)
        .withActionsOverdue(past.actionsOverdue(now));
  }

  /** What was none does not count, and practice doesn't either. */
  private static boolean counts(Incident incident) {
    return !incident.wasCancelled() && !incident.isDrill();
  }

  private Map<String, Double> objectives() {
    Map<String, Double> objectives = new LinkedHashMap<>();
    for (Playbook playbook : playbooks.all()) {
      for (ServiceEntry service : playbook.warRoom().services()) {
        service.promise().objective().ifPresent(o -> objectives.putIfAbsent(service.name(), o));
      }
    }
    return objectives;
  }
}
