package dev.muster.feature.report;

import dev.muster.playbook.Playbook;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident who}: who does what, and what nobody does. */
public final class WhoCommand implements Command {
  private final Playbook playbook;

  public WhoCommand(Playbook playbook) {
    this.playbook = playbook;
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
    return Reply.told(WhoMessage.of(invocation.here(), playbook));
  }
}
