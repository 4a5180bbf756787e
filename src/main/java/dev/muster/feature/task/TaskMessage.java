package dev.muster.feature.task;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.ChecklistEvent.TaskAsked;
import dev.muster.incident.ChecklistEvent.TaskChanged;
import dev.muster.incident.ChecklistEvent.TaskDone;
import dev.muster.incident.ChecklistEvent.TaskGiven;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.incident.Work.Task;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people read of tasks. */
final class TaskMessage {
  private static final int MOST_SHOWN = 20;

  private TaskMessage() {}

  static Message given(Incident incident, TaskGiven task) {
    String text =
        ":pushpin: *Task "
            + task.number()
            + "*: "
            + Mrkdwn.escape(task.words())
            + whoAndUntil(task.owner(), task.due());
    return new Card()
        .section(text)
        .actions(buttons(incident, task.number(), task.owner()))
        .message(text);
  }

  static Message changed(TaskChanged task) {
    return Message.of(
        ":pushpin: *Task "
            + task.number()
            + "*: "
            + Mrkdwn.escape(task.words())
            + whoAndUntil(task.owner(), task.due()));
  }

  static Message done(UserId by, TaskDone task) {
    return Message.of(
        ":white_check_mark: *Task "
            + task.number()
            + "* is done: "
            + Mrkdwn.escape(task.words())
            + " ("
            + Mrkdwn.user(by)
            + ")");
  }

  /** Its owner is asked, or else whoever commands, or else whoever declared. */
  static Message asked(Incident incident, TaskAsked task) {
    Optional<UserId> whom =
        task.owner().or(() -> incident.team().commander()).or(() -> incident.identity().declarer());
    String text =
        ":alarm_clock: "
            + whom.map(user -> Mrkdwn.user(user) + ", is task ").orElse("Is task ")
            + task.number()
            + " done? "
            + Mrkdwn.escape(task.words())
            + (task.owner().isEmpty() ? " (nobody has it)" : "");
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(button(incident, "Done", "done", "" + task.number()).element("primary"));
    buttons.add(button(incident, "15 more minutes", "task", task.number() + " 15m").element());
    if (task.owner().isEmpty()) {
      buttons.add(button(incident, "I do it", "task", task.number() + " me 15m").element());
    }
    Card card = new Card().section(text).actions(buttons);
    task.missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }

  /** For one. */
  static Message list(Incident incident) {
    List<Task> open = incident.progress().work().openTasks();
    if (open.isEmpty()) {
      return Message.of(
          "No task is open. `/incident task roll back the deploy @ben 30m` gives one.");
    }
    Card card = new Card();
    for (Task task : open.subList(0, Math.min(open.size(), MOST_SHOWN))) {
      card.section(
          "*"
              + task.number()
              + "* "
              + Mrkdwn.escape(task.words())
              + whoAndUntil(task.owner(), task.due()),
          button(incident, "Done", "done", "" + task.number()).element());
    }
    return card.context(
            (open.size() > MOST_SHOWN ? "And " + (open.size() - MOST_SHOWN) + " more. " : "")
                + "`/incident done 1` when task 1 is done; `/incident task 1 @ben 15m` changes it.")
        .message(open.size() + (open.size() == 1 ? " task is open" : " tasks are open"));
  }

  private static List<ButtonElement> buttons(
      Incident incident, int number, Optional<UserId> owner) {
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(button(incident, "Done", "done", "" + number).element());
    if (owner.isEmpty()) {
      buttons.add(button(incident, "I do it", "task", number + " me").element());
    }
    return buttons;
  }

  private static Button button(Incident incident, String label, String command, String arguments) {
    return new Button(label, command, arguments, incident.id());
  }

  private static String whoAndUntil(Optional<UserId> owner, Optional<Instant> due) {
    return owner.map(o -> " · " + Mrkdwn.user(o)).orElse("")
        + due.map(at -> " · until " + Mrkdwn.time(at)).orElse("");
  }
}
