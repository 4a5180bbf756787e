package dev.muster.feature.resolve;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident cancel false alarm}, {@code /incident cancel duplicate of INC-3}. */
public final class CancelCommand implements Command {
  private final CancelIncident cancelling;

  public CancelCommand(CancelIncident cancelling) {
    this.cancelling = cancelling;
  }

  @Override
  public String name() {
    return "cancel";
  }

  @Override
  public String usage() {
    return "<why>";
  }

  @Override
  public String summary() {
    return "it was none: a false alarm, or a duplicate; without a reason, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Optional<String> why = invocation.arguments().anyWords();
    if (why.isPresent()) {
      return Reply.told(cancelling.cancel(invocation.actor(), incident.id(), why.get()));
    }
    incident.mustBeOpen();
    cancelling.mustBeAllowed(invocation.actor(), incident);
    return Reply.opens(
        CancelModal.view(Forms.Context.of(invocation), incident, cancelling.candidates(incident)));
  }
}
