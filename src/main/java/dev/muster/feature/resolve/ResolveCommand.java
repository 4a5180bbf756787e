package dev.muster.feature.resolve;

import dev.muster.feature.resolve.ResolveIncident.Words;
import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident resolve rolled back, orders flow again}. */
public final class ResolveCommand implements Command {
  /** What *Not yet* says, and may be typed. */
  static final String NOT_YET = "not yet";

  private final ResolveIncident resolving;

  public ResolveCommand(ResolveIncident resolving) {
    this.resolving = resolving;
  }

  @Override
  public String name() {
    return "resolve";
  }

  @Override
  public String usage() {
    return "[summary]";
  }

  @Override
  public String summary() {
    return "it is over for those affected; without a summary, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Optional<String> typed = invocation.arguments().anyWords();
    if (typed.filter(NOT_YET::equalsIgnoreCase).isPresent()) {
      return Reply.told(resolving.notYet(invocation.actor(), incident.id()));
    }
    if (typed.isPresent() && (!incident.isOpen() || isClear(incident, typed))) {
      return Reply.told(resolving.resolve(invocation.actor(), incident.id(), Words.summary(typed)));
    }
    incident.mustBeOpen();
    Forms.Context context = Forms.Context.of(invocation);
    return Reply.opens(ResolveModal.view(resolving, context, incident, typed.orElse("")));
  }

  /** Nothing is missing, and nothing is to be confirmed. */
  private boolean isClear(Incident incident, Optional<String> summary) {
    Guard guard = resolving.guard(incident);
    return guard.missing(summary).isEmpty() && guard.toConfirm().isEmpty();
  }
}
