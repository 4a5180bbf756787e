package dev.muster.plan;

import dev.muster.incident.ChecklistEvent.TaskAsked;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.ChecklistEvent.WatchOver;
import dev.muster.incident.PlanState;
import dev.muster.incident.Status;
import dev.muster.incident.Work.Task;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Timebox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Timeboxes, tasks with a time, and the watching after the fix. */
final class TimeboxPlan {
  private TimeboxPlan() {}

  static Stream<Planned> planned(Sight sight) {
    if (!sight.incident().isOpen()) {
      return Stream.empty();
    }
    return Stream.of(
            sight.playbook().course().timeboxes().stream()
                .filter(box -> !sight.completed(box.key()) && !isOver(sight, box))
                .flatMap(box -> timebox(sight, box).stream()),
            sight.incident().progress().work().openTasks().stream()
                .flatMap(task -> task(sight, task).stream()),
            watch(sight).stream())
        .flatMap(s -> s);
  }

  private static boolean isOver(Sight sight, Timebox box) {
    return switch (box.over()) {
      case ACKNOWLEDGED -> sight.isAcknowledged();
      case UPDATED -> sight.incident().pulse().lastUpdate().isPresent();
      case IDENTIFIED -> sight.hasReached(Status.IDENTIFIED);
      case MITIGATING -> sight.hasReached(Status.MITIGATING);
      case MONITORING -> sight.hasReached(Status.MONITORING);
      case RESOLVED -> false; // or else nothing of this is planned
    };
  }

  private static Optional<Planned> timebox(Sight sight, Timebox box) {
    return box.within()
        .at(sight.severity())
        .map(
            within ->
                new Planned(
                    Planned.Kind.TIMEBOX,
                    sight.since().plus(within),
                    missed -> new TimeUp(box.key(), box.name(), says(box, within), missed)));
  }

  private static String says(Timebox box, Duration within) {
    return box.says()
        .orElse("It was to be done within " + Durations.text(within) + ". How does it stand?");
  }

  private static Optional<Planned> task(Sight sight, Task task) {
    return task.due()
        .filter(due -> !sight.completed(TaskAsked.key(task.number(), due)))
        .map(
            due ->
                new Planned(
                    Planned.Kind.TASK,
                    due,
                    missed ->
                        new TaskAsked(task.number(), task.words(), task.owner(), due, missed)));
  }

  private static Optional<Planned> watch(Sight sight) {
    PlanState clock = sight.clock();
    Optional<Instant> since =
        clock.watchedSince().filter(at -> !clock.completed(WatchOver.key(at)));
    return since.flatMap(
        from ->
            sight
                .playbook()
                .course()
                .resolveGuard()
                .normalFor()
                .map(
                    span ->
                        new Planned(
                            Planned.Kind.WATCH,
                            from.plus(span),
                            missed -> new WatchOver(from, missed))));
  }
}
