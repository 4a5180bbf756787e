package dev.muster.feature.resolve;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident close}: nothing is left to do. */
public final class CloseCommand implements Command {
  private final CloseIncident closing;

  public CloseCommand(CloseIncident closing) {
    this.closing = closing;
  }

  @Override
  public String name() {
    return "close";
  }

  @Override
  public String usage() {
    return "[why]";
  }

  @Override
  public String summary() {
    return "after the resolve, when the post-mortem is done; earlier with a reason";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Optional<String> why = invocation.arguments().anyWords();
    if (why.isPresent() || closing.lack(incident).isEmpty() || !closing.mayAnyway(incident)) {
      return Reply.told(closing.close(invocation.actor(), incident, why));
    }
    closing.mustBeAllowed(invocation.actor(), incident);
    return Reply.opens(CloseModal.view(closing, Forms.Context.of(invocation), incident));
  }
}
