package dev.muster.feature.tell;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident approve 2}. */
public final class ApproveCommand implements Command {
  private final AudienceUpdates informing;

  public ApproveCommand(AudienceUpdates informing) {
    this.informing = informing;
  }

  @Override
  public String name() {
    return "approve";
  }

  @Override
  public String usage() {
    return "[number]";
  }

  @Override
  public String summary() {
    return "approves a text for others; Muster posts it where it can, else someone posts it and marks it as sent";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    return Reply.told(
        informing.approve(
            invocation.actor(),
            incident.id(),
            AudienceUpdates.number(invocation.arguments().first())));
  }
}
