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
    return Stream.of(
            Answering.planned(sight),
            Phases.planned(sight),
            Boxes.planned(sight),
            Words.planned(sight),
            After.planned(sight))
        .flatMap(s -> s)
        .sorted(IN_ORDER)
        .toList();
  }

  /** When there is something to do next. */
  public static Optional<Instant> next(Incident incident, Playbook playbook) {
    return upcoming(incident, playbook).stream().findFirst().map(Planned::at);
  }
}
