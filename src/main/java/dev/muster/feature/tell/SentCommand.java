package dev.muster.feature.tell;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident sent 2}. */
public final class SentCommand implements Command {
  private final AudienceUpdates informing;

  public SentCommand(AudienceUpdates informing) {
    this.informing = informing;
  }

  @Override
  public String name() {
    return "sent";
  }

  @Override
  public String usage() {
    return "[number]";
  }

  @Override
  public String summary() {
    return "marks a text for others as sent, once someone has posted it";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    return Reply.told(
        informing.sent(
            invocation.actor(),
            incident.id(),
            AudienceUpdates.number(invocation.arguments().first())));
  }
}
