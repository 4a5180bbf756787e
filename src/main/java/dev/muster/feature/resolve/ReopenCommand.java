package dev.muster.feature.resolve;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident reopen it is back in eu-west}. */
public final class ReopenCommand implements Command {
  private final ReopenIncident reopening;

  public ReopenCommand(ReopenIncident reopening) {
    this.reopening = reopening;
  }

  @Override
  public String name() {
    return "reopen";
  }

  @Override
  public String usage() {
    return "<why>";
  }

  @Override
  public String summary() {
    return "it is back: the response goes on; without a reason, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Optional<String> why = invocation.arguments().anyWords();
    if (why.isPresent()) {
      return Reply.told(reopening.reopen(invocation.actor(), incident.id(), why.get()));
    }
    incident.mustBeOver();
    return Reply.opens(ReopenModal.view(Forms.Context.of(invocation), incident));
  }
}
