package dev.muster.plan;

import dev.muster.incident.Status;
import dev.muster.incident.Surface.ArchiveDue;
import dev.muster.incident.Working.PostMortemDue;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is due once it is over. */
final class After {
  private After() {}

  static Stream<Planned> planned(Sight sight) {
    if (sight.incident().isOpen() || sight.incident().wasCancelled()) {
      return archive(sight).stream();
    }
    return Stream.of(postMortem(sight), archive(sight)).flatMap(Optional::stream);
  }

  private static Optional<Planned> postMortem(Sight sight) {
    Optional<Instant> resolved = sight.incident().milestones().resolved();
    if (sight.did(PostMortemDue.KEY) || sight.incident().status() == Status.CLOSED) {
      return Optional.empty();
    }
    return resolved.flatMap(
        at ->
            sight
                .playbook()
                .aftermath()
                .postMortemDue(sight.severity())
                .map(at::plus)
                .map(
                    due ->
                        new Planned(
                            Planned.Kind.POST_MORTEM,
                            due,
                            missed -> new PostMortemDue(due, missed))));
  }

  private static Optional<Planned> archive(Sight sight) {
    if (sight.did(ArchiveDue.KEY)) {
      return Optional.empty();
    }
    return sight
        .incident()
        .milestones()
        .closed()
        .flatMap(at -> sight.playbook().aftermath().archiveAfter().map(at::plus))
        .map(due -> new Planned(Planned.Kind.ARCHIVE, due, ArchiveDue::new));
  }
}
