package dev.muster.feature.report;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident who}: who does what, and what nobody does. */
public final class WhoCommand implements Command {
  private final Playbooks playbooks;

  public WhoCommand(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public String name() {
    return "who";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "who has which role, and which nobody has; only you see it";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    return Reply.told(WhoMessage.of(incident, playbooks.of(incident)));
  }
}
