package dev.muster.plan;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItemEvent.ActionReminded;
import dev.muster.playbook.ActionDates;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom it reminds of action items, also once the incident is over. */
final class Reminders {
  private Reminders() {}

  static Stream<Planned> planned(Sight sight) {
    return sight.incident().ending().followUps().open().stream()
        .flatMap(item -> planned(sight, item).stream());
  }

  private static Optional<Planned> planned(Sight sight, ActionItem item) {
    return ActionDates.next(sight.incident(), item, sight.playbook().businessHours())
        .map(
            next ->
                new Planned(
                    Planned.Kind.ACTION,
                    next.at(),
                    missed ->
                        new ActionReminded(item.number(), item.terms(), next.time(), missed)));
  }
}
