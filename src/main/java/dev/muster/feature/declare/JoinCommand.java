package dev.muster.feature.declare;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident join INC-7}. */
public final class JoinCommand implements Command {
  private final Joining joining;

  public JoinCommand(Joining joining) {
    this.joining = joining;
  }

  @Override
  public String name() {
    return "join";
  }

  @Override
  public String usage() {
    return "<incident>";
  }

  @Override
  public String summary() {
    return "brings you into an incident's war room";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    if (incident.isPrivate()) {
      // Nobody but those inside gets here with a private one.
      return Reply.told("You are in the war room of " + incident.id() + " already.");
    }
    return Reply.told(joining.join(invocation.actor(), incident.id()));
  }
}
