package dev.muster.feature.overview;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.time.Clock;

/** {@code /incident who}: who does what, and what nobody does. */
public final class WhoCommand implements Command {
  private final Playbooks playbooks;
  private final Clock clock;

  public WhoCommand(Playbooks playbooks, Clock clock) {
    this.playbooks = playbooks;
    this.clock = clock;
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
    return "who has which role, who is on call, and whom the ladder calls next; only you see it";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    return Reply.told(WhoMessage.of(incident, playbooks.of(incident), clock.instant()));
  }
}
