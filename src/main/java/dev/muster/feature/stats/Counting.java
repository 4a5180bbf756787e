package dev.muster.feature.stats;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ServiceEntry;
import dev.muster.stats.Case;
import dev.muster.stats.Period;
import dev.muster.stats.Statistics;
import dev.muster.stats.Statistics.Beside;
import dev.muster.stats.Trend;
import dev.muster.store.log.PastIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The sums of a period, and how they went. */
  record Counted(Statistics numbers, Trend trend) {}

  /**
   * The numbers of a period.
   *
   * @param playbook only of what went by the one of this name; empty for all
   */
  Counted over(Period period, Optional<String> playbook, Instant now) {
    Instant since = period.from().minus(BEFORE);
    Map<IncidentId, Integer> late = past.lateUpdates(since, period.to());
    List<Case> cases = new ArrayList<>();
    int drills = 0;
    for (Incident incident : past.declared(since, period.to())) {
      if (!playbook.map(incident.identity().playbook()::equals).orElse(true)) {
        continue;
      }
      if (incident.isDrill() && period.has(incident.milestones().declared())) {
        drills++;
      }
      if (counts(incident)) {
        cases.add(Case.of(incident, playbooks.of(incident), late.getOrDefault(incident.id(), 0)));
      }
    }
    return new Counted(
        Statistics.of(period, cases, objectives(playbook), now)
            .with(new Beside(past.actionsOverdue(now), drills)),
        Trend.of(period, cases, playbooks.usual().businessHours().zone()));
  }

  /** What was none does not count, and practice doesn't either. */
  private static boolean counts(Incident incident) {
    return !incident.wasCancelled() && !incident.isDrill();
  }

  private Map<String, Double> objectives(Optional<String> name) {
    Map<String, Double> objectives = new LinkedHashMap<>();
    for (Playbook playbook : playbooks.all()) {
      if (name.map(playbook.name()::equals).orElse(true)) {
        for (ServiceEntry service : playbook.warRoom().services()) {
          service.promise().objective().ifPresent(o -> objectives.putIfAbsent(service.name(), o));
        }
      }
    }
    return objectives;
  }
}
