package dev.muster.feature.resolve;

import dev.muster.incident.IncidentId;
import dev.muster.incident.Lifecycle.Closed;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.store.Incidents;

/** {@code /incident close}: nothing is left to do. */
public final class CloseCommand implements Command {
  private final Incidents incidents;

  public CloseCommand(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public String name() {
    return "close";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "after the resolve, when nothing is left to do";
  }

  @Override
  public Reply run(Invocation invocation) {
    IncidentId id = invocation.here().id();
    incidents.record(id, invocation.actor(), incident -> new Closed());
    return Reply.told("*" + id + "* is closed.");
  }
}
