package dev.muster.plan;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Muster will do by itself about an incident, as long as nothing else happens. It is asked
 * again after each event: what was done isn't planned any more.
 */
public final class Planner {
  /** At the same moment: what is to be known first. */
  private static final Comparator<Planned> IN_ORDER =
      Comparator.comparing(Planned::at).thenComparing(Planned::kind);

  private Planner() {}

  /** The next of everything, the earliest first; what lies in the past is due now. */
  public static List<Planned> upcoming(Incident incident, Playbook playbook) {
    Sight sight = new Sight(incident, playbook);
    return Stream.concat(UpdatePlan.warRoom(sight), besideTheNudge(sight))
        .sorted(IN_ORDER)
        .toList();
  }

  /** The earliest of it but for the nudge in the war room, which has a reminder of its own. */
  public static Optional<Planned> nextBesideTheNudge(Incident incident, Playbook playbook) {
    return besideTheNudge(new Sight(incident, playbook)).min(IN_ORDER);
  }

  /** All of it but for the nudge in the war room that is due by then, the earliest first. */
  public static List<Planned> dueBesideTheNudge(Incident incident, Playbook playbook, Instant by) {
    return besideTheNudge(new Sight(incident, playbook))
        .filter(planned -> !planned.at().isAfter(by))
        .sorted(IN_ORDER)
        .toList();
  }

  private static Stream<Planned> besideTheNudge(Sight sight) {
    return Stream.of(
            EscalationPlan.planned(sight),
            Phases.planned(sight),
            TimeboxPlan.planned(sight),
            UpdatePlan.planned(sight),
            AftermathPlan.planned(sight),
            Reminders.planned(sight))
        .flatMap(s -> s);
  }
}
