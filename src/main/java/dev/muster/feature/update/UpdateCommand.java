package dev.muster.feature.update;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident update the restart helped}. */
public final class UpdateCommand implements Command {
  private final PostUpdate updating;

  public UpdateCommand(PostUpdate updating) {
    this.updating = updating;
  }

  @Override
  public String name() {
    return "update";
  }

  @Override
  public String usage() {
    return "[text] [next 20m]";
  }

  @Override
  public String summary() {
    return "posts a status update; without text, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Optional<String> words = invocation.arguments().anyWords();
    if (words.isPresent()) {
      return Reply.told(
          updating.post(
              invocation.actor(),
              incident.id(),
              Promise.atTheEndOf(words.get()),
              invocation.arguments().mentions()));
    }
    incident.mustBeOpen();
    return Reply.opens(
        UpdateModal.view(Forms.Context.of(invocation), incident, updating.usual(incident)));
  }
}
