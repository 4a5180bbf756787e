package dev.muster.feature.task;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChecklistEvent.TaskAsked;
import dev.muster.incident.ChecklistEvent.TaskChanged;
import dev.muster.incident.ChecklistEvent.TaskDone;
import dev.muster.incident.ChecklistEvent.TaskGiven;
import dev.muster.incident.IncidentEvent;
import dev.muster.slack.text.Message;
import java.util.List;
import java.util.Optional;

/** Tells the war room what somebody does, and asks there whether it is done. */
public final class TaskReaction implements Reaction {
  @Override
  public List<Delivery> to(Happened happened) {
    return message(happened).map(m -> m.inWarRoom(happened, "task")).orElse(List.of());
  }

  private static Optional<Message> message(Happened happened) {
    IncidentEvent event = happened.event();
    if (event instanceof TaskGiven given) {
      return Optional.of(TaskMessage.given(happened.incident(), given));
    }
    if (event instanceof TaskChanged changed) {
      return Optional.of(TaskMessage.changed(changed));
    }
    if (event instanceof TaskDone done) {
      return Optional.of(TaskMessage.done(happened.stamp().by(), done));
    }
    return event instanceof TaskAsked asked
        ? Optional.of(TaskMessage.asked(happened.incident(), asked))
        : Optional.empty();
  }
}
