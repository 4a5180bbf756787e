package dev.muster.playbook;

import dev.muster.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the post-mortem of an incident is asked for.
 *
 * @param soon when its owner is reminded; empty where there is no time for that
 * @param due when it is to be there
 * @param overdue when somebody else hears that it isn't
 */
public record PostMortemDates(Optional<Instant> soon, Instant due, Instant overdue) {
  private static final Duration PATIENCE = Duration.ofDays(1);

  /** Empty while it isn't resolved, and where its severity needs none. */
  public static Optional<PostMortemDates> of(Incident incident, Playbook playbook) {
    Optional<Due> time = playbook.aftermath().postMortemDue(incident.severity().name());
    return incident
        .milestones()
        .resolved()
        .flatMap(at -> time.map(t -> dates(at, t.from(at, playbook.businessHours()))));
  }

  /** The word before comes when a quarter of the time is left, and a day before at the earliest. */
  private static PostMortemDates dates(Instant resolved, Instant due) {
    Duration quarter = Duration.between(resolved, due).dividedBy(4);
    Duration before = quarter.compareTo(PATIENCE) < 0 ? quarter : PATIENCE;
    return new PostMortemDates(
        Optional.of(due.minus(before)).filter(due::isAfter), due, due.plus(PATIENCE));
  }
}
