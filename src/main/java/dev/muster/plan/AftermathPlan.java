package dev.muster.plan;

import dev.muster.incident.ChecklistEvent.PostMortemDue;
import dev.muster.incident.PostmortemEvent.ArchiveSoon;
import dev.muster.incident.PostmortemEvent.DueSoon;
import dev.muster.incident.PostmortemEvent.Overdue;
import dev.muster.incident.SlackSurfaceEvent.ArchiveDue;
import dev.muster.incident.Status;
import dev.muster.plan.Planned.Kind;
import dev.muster.playbook.PostMortemDates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is due once it is over. */
final class AftermathPlan {
  private static final Duration NOTICE = Duration.ofDays(1);

  private AftermathPlan() {}

  static Stream<Planned> planned(Sight sight) {
    if (sight.incident().isOpen() || sight.incident().wasCancelled()) {
      return archive(sight);
    }
    return Stream.concat(postMortem(sight).stream(), archive(sight));
  }

  /** The next of: a word before it is due, when it is, and to somebody else when it is overdue. */
  private static Optional<Planned> postMortem(Sight sight) {
    boolean done =
        sight.incident().ending().review().isReviewed()
            || sight.incident().status() == Status.CLOSED;
    return PostMortemDates.of(sight.incident(), sight.playbook())
        .filter(dates -> !done)
        .flatMap(dates -> next(sight, dates));
  }

  private static Optional<Planned> next(Sight sight, PostMortemDates dates) {
    Instant due = dates.due();
    if (!sight.completed(PostMortemDue.KEY)) {
      return dates
          .soon()
          .filter(at -> !sight.completed(DueSoon.KEY))
          .map(at -> new Planned(Kind.POST_MORTEM, at, missed -> new DueSoon(due, missed)))
          .or(
              () ->
                  Optional.of(
                      new Planned(
                          Kind.POST_MORTEM, due, missed -> new PostMortemDue(due, missed))));
    }
    return sight.completed(Overdue.KEY)
        ? Optional.empty()
        : Optional.of(
            new Planned(Kind.POST_MORTEM, dates.overdue(), missed -> new Overdue(due, missed)));
  }

  private static Stream<Planned> archive(Sight sight) {
    Optional<Instant> closed = sight.incident().milestones().closed();
    Optional<Duration> after = sight.playbook().aftermath().archiveAfter();
    if (sight.completed(ArchiveDue.KEY) || closed.isEmpty() || after.isEmpty()) {
      return Stream.empty();
    }
    Instant due = closed.get().plus(after.get());
    Planned archived = new Planned(Kind.ARCHIVE, due, ArchiveDue::new);
    boolean noticed = sight.completed(ArchiveSoon.KEY) || after.get().compareTo(NOTICE) <= 0;
    return noticed
        ? Stream.of(archived)
        : Stream.of(
            new Planned(Kind.ARCHIVE, due.minus(NOTICE), missed -> new ArchiveSoon(due, missed)));
  }
}
