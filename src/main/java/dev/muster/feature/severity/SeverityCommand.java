package dev.muster.feature.severity;

import dev.muster.incident.Incident;
import dev.muster.incident.Severity;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident severity SEV-1 all of Europe is hit}. */
public final class SeverityCommand implements Command {
  private final Grading grading;

  public SeverityCommand(Grading grading) {
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
    Typed typed = typed(grading.playbook(incident), invocation.arguments());
    Severity to = typed.level();
    if (incident.severity().isHigherThan(to) && typed.why().isEmpty()) {
      grading.mustBeAllowedToLower(invocation.actor(), incident);
      return Reply.opens(SeverityModal.lowering(context, incident, grading.playbook(incident), to));
    }
    return Reply.told(grading.change(invocation.actor(), incident.id(), to, typed.why()));
  }

  /** What was typed, understood. */
  private record Typed(Severity level, Optional<String> why) {}

  /** A level may have a space in its name: {@code SEV 1} is two words. */
  private static Typed typed(Playbook playbook, Arguments arguments) {
    String first = arguments.first();
    Arguments rest = arguments.rest();
    Optional<SeverityLevel> level = playbook.severity(first);
    if (level.isEmpty() && !rest.isEmpty()) {
      level = playbook.severity(first + " " + rest.first());
      rest = level.isPresent() ? rest.rest() : rest;
    }
    return new Typed(
        level.orElseThrow(() -> Grading.unknown(playbook, first)).severity(), rest.anyWords());
  }
}
