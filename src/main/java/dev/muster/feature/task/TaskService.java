package dev.muster.feature.task;

import dev.muster.incident.Actor;
import dev.muster.incident.ChecklistEvent.TaskChanged;
import dev.muster.incident.ChecklistEvent.TaskDone;
import dev.muster.incident.ChecklistEvent.TaskGiven;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.incident.Work.Task;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What giving, changing and finishing a task means, whichever way it was asked for. */
public final class TaskService {
  private final Incidents incidents;
  private final Clock clock;

  public TaskService(Incidents incidents, Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  /** What to tell whoever gave it. */
  String give(
      Actor actor, IncidentId id, String words, Optional<UserId> owner, Optional<Duration> within) {
    Incident after =
        incidents.record(
            id, actor, incident -> new TaskGiven(nextNumber(incident), words, owner, due(within)));
    int number = nextNumber(after) - 1;
    return "Task "
        + number
        + " is recorded. "
        + RoomWords.appears(after)
        + " `/incident done "
        + number
        + "` when it is done.";
  }

  /** Gives it to somebody, or more time, or both. @return what to tell whoever did */
  String change(
      Actor actor, IncidentId id, int number, Optional<UserId> owner, Optional<Duration> within) {
    incidents.record(
        id,
        actor,
        incident -> {
          Task task = task(incident, number);
          return new TaskChanged(
              number, task.words(), owner.or(task::owner), due(within).or(task::due));
        });
    return "Task "
        + number
        + " is changed"
        + due(within).map(at -> ": I ask after it at " + Mrkdwn.time(at)).orElse("")
        + ".";
  }

  /** What to tell whoever did it. */
  String done(Actor actor, IncidentId id, int number) {
    incidents.record(id, actor, incident -> new TaskDone(number, task(incident, number).words()));
    return "Task " + number + " is done.";
  }

  private Optional<Instant> due(Optional<Duration> within) {
    return within.map(clock.instant()::plus);
  }

  private static int nextNumber(Incident incident) {
    return incident.progress().work().tasks().stream().mapToInt(Task::number).max().orElse(0) + 1;
  }

  private static Task task(Incident incident, int number) {
    return incident
        .progress()
        .work()
        .task(number)
        .orElseThrow(
            () ->
                new Refused(
                    "There is no task " + number + ". `/incident task` shows those there are."));
  }
}
