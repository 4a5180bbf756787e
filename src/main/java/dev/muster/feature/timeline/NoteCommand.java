package dev.muster.feature.timeline;

import dev.muster.incident.IncidentId;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.List;

/** {@code /incident note 14:05 restarted the database}. */
public final class NoteCommand implements Command {
  private final AddTimelineNote noting;

  public NoteCommand(AddTimelineNote noting) {
    this.noting = noting;
  }

  @Override
  public String name() {
    return "note";
  }

  @Override
  public String usage() {
    return "[14:05] <text>";
  }

  @Override
  public String summary() {
    return "puts a line on the timeline; a time or -10m before it dates it back";
  }

  @Override
  public List<String> aliases() {
    return List.of("log");
  }

  @Override
  public Reply run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    IncidentId incident = invocation.here().id();
    String typed = arguments.words();
    BackDate.Written written = noting.backDate(incident).atTheBeginningOf(typed);
    if (written.rest().isEmpty()) {
      return Reply.opens(NoteModal.view(noting, invocation, typed));
    }
    return Reply.told(
        noting.note(
            invocation.actor(), incident, written.rest(), written.at(), arguments.mentions()));
  }
}
