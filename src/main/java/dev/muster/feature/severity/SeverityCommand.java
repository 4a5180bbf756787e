package dev.muster.feature.severity;

import dev.muster.incident.Incident;
import dev.muster.incident.Severity;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityReading.Clear;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident severity SEV-1 all of Europe is hit}. */
public final class SeverityCommand implements Command {
  private final ChangeSeverity grading;

  public SeverityCommand(ChangeSeverity grading) {
    this.grading = grading;
  }

  @Override
  public String name() {
    return "severity";
  }

  @Override
  public String usage() {
    return "<level> [why]";
  }

  @Override
  public String summary() {
    return "how bad it is; lowering it asks why; without a level, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    incident.mustBeOpen();
    Forms.Context context = Forms.Context.of(invocation);
    if (invocation.arguments().isEmpty()) {
      return Reply.opens(
          SeverityModal.view(
              context,
              incident,
              grading.playbook(incident),
              grading.permitToLower(invocation.actor(), incident)));
    }
    Playbook playbook = grading.playbook(incident);
    String words = invocation.arguments().words();
    if (!(playbook.severityReader().level(words) instanceof Clear typed)) {
      return Reply.told(UnknownSeverity.answer(playbook, incident.id(), words));
    }
    Severity to = typed.level().severity();
    Optional<String> why = Optional.of(typed.rest()).filter(rest -> !rest.isEmpty());
    if (incident.severity().isHigherThan(to) && why.isEmpty()) {
      grading.mustBeAllowedToLower(invocation.actor(), incident);
      return Reply.opens(SeverityModal.lowering(context, incident, playbook, to));
    }
    return Reply.told(grading.change(invocation.actor(), incident.id(), to, why));
  }
}
