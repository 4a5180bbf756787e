package dev.muster.feature.task;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.playbook.Durations;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /incident task roll back the deploy @ben 30m}; {@code /incident task 3 15m}. */
public final class TaskCommand implements Command {
  private static final Pattern LAST =
      Pattern.compile("^(.*?)\\s*(\\d+\\s+\\p{L}+\\.?|\\S+)$", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  /** What a button says for whoever presses it. */
  private static final String ME = "me";

  private final TaskService tasking;

  public TaskCommand(TaskService tasking) {
    this.tasking = tasking;
  }

  @Override
  public String name() {
    return "task";
  }

  @Override
  public String usage() {
    return "<text> [@user] [30m]";
  }

  @Override
  public String summary() {
    return "something to do now, asked after when its time ends; a number instead of the text"
        + " changes that one; alone, lists them";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Arguments arguments = invocation.arguments();
    if (arguments.isEmpty()) {
      return Reply.told(TaskMessage.list(incident));
    }
    incident.mustBeOpen();
    boolean me = invocation.isPressed() && arguments.raw().matches("\\d+ " + ME + "( \\S+)?");
    Optional<UserId> owner = me ? Optional.of(invocation.user()) : arguments.user();
    String words = arguments.withoutUser().words().replaceAll(" {2,}", " ");
    Matcher last = LAST.matcher(words);
    Optional<Duration> within = last.matches() ? Durations.typed(last.group(2)) : Optional.empty();
    String what = within.isPresent() ? last.group(1) : words;
    if (me) {
      what = arguments.first();
    }
    if (NUMBER.matcher(what).matches()) {
      return change(invocation, incident, Integer.parseInt(what), owner, within);
    }
    if (what.isBlank()) {
      throw new Refused("Say what is to be done: `/incident task roll back the deploy @ben 30m`.");
    }
    return Reply.told(tasking.give(invocation.actor(), incident.id(), what, owner, within));
  }

  private Reply change(
      Invocation invocation,
      Incident incident,
      int number,
      Optional<UserId> owner,
      Optional<Duration> within) {
    if (owner.isEmpty() && within.isEmpty()) {
      throw new Refused(
          "Say who does task "
              + number
              + ", or how long it may take: `/incident task "
              + number
              + " @ben 15m`.");
    }
    return Reply.told(tasking.change(invocation.actor(), incident.id(), number, owner, within));
  }
}
