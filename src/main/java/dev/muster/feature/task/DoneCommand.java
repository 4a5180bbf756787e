package dev.muster.feature.task;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.Work.Task;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.List;

/** {@code /incident done 3}; without a number, the one task that is open. */
public final class DoneCommand implements Command {
  private final TaskService tasking;

  public DoneCommand(TaskService tasking) {
    this.tasking = tasking;
  }

  @Override
  public String name() {
    return "done";
  }

  @Override
  public String usage() {
    return "<n>";
  }

  @Override
  public String summary() {
    return "that task is done";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    String first = invocation.arguments().first();
    int number = first.isEmpty() ? only(incident) : number(first);
    return Reply.told(tasking.done(invocation.actor(), incident.id(), number));
  }

  private static int number(String typed) {
    if (!typed.matches("#?\\d{1,6}")) {
      throw new Refused("Which task is done? Say its number: `/incident done 1`.");
    }
    return Integer.parseInt(typed.replace("#", ""));
  }

  private static int only(Incident incident) {
    List<Task> open = incident.progress().work().openTasks();
    if (open.isEmpty()) {
      throw new Refused("No task is open.");
    }
    if (open.size() > 1) {
      throw new Refused(
          "There are "
              + open.size()
              + " open tasks. Say which: `/incident done "
              + open.get(0).number()
              + "`. `/incident task` shows them.");
    }
    return open.get(0).number();
  }
}
