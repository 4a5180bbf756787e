package dev.muster.feature.declare;

import dev.muster.incident.IncidentId;
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
    // In a war room the words may still name another incident: that one is meant.
    IncidentId id =
        invocation
            .arguments()
            .anyWords()
            .map(joining::named)
            .orElseGet(() -> invocation.here().id());
    return Reply.told(joining.join(invocation.actor(), id));
  }
}
