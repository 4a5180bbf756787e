package dev.muster.feature.tell;

import dev.muster.incident.Incident;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident reject 2}. */
public final class RejectCommand implements Command {
  private final AudienceUpdates informing;

  public RejectCommand(AudienceUpdates informing) {
    this.informing = informing;
  }

  @Override
  public String name() {
    return "reject";
  }

  @Override
  public String usage() {
    return "[number] [why]";
  }

  @Override
  public String summary() {
    return "says no to a text for others; its writer is told";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Arguments arguments = invocation.arguments();
    Optional<Integer> number = AudienceUpdates.number(arguments.first());
    Arguments why = number.isPresent() ? arguments.rest() : arguments;
    return Reply.told(informing.reject(invocation.actor(), incident.id(), number, why.anyWords()));
  }
}
