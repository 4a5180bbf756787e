package dev.muster.feature.escalate;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.plan.LadderSteps;
import dev.muster.playbook.Ladder;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident escalate}: a situation by its name, or the next step of the ladder and why. */
public final class EscalateCommand implements Command {
  private final EscalateIncident escalating;

  public EscalateCommand(EscalateIncident escalating) {
    this.escalating = escalating;
  }

  @Override
  public String name() {
    return "escalate";
  }

  @Override
  public String usage() {
    return "[situation or why]";
  }

  @Override
  public String summary() {
    return "calls the next on the ladder, or whom a situation needs; without words, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    incident.mustBeOpen();
    Optional<String> words = invocation.arguments().anyWords();
    return words
        .map(w -> Reply.told(escalate(invocation.actor(), incident, w)))
        .orElseGet(() -> form(invocation, incident));
  }

  private Reply form(Invocation invocation, Incident incident) {
    Ladder ladder = escalating.playbook(incident).ladder();
    if (LadderSteps.next(incident, escalating.playbook(incident)).isEmpty()
        && ladder.situations().isEmpty()) {
      throw escalating.noneLeft(incident);
    }
    return Reply.opens(EscalateModal.view(invocation, incident, escalating));
  }

  private String escalate(Actor actor, Incident incident, String words) {
    Ladder ladder = escalating.playbook(incident).ladder();
    Optional<Ladder.Situation> situation = ladder.situation(words);
    if (situation.isPresent()) {
      return escalating.situation(actor, incident.id(), situation.get(), Optional.empty());
    }
    return ladder
        .step(words)
        .map(step -> escalating.step(actor, incident.id(), step, Optional.empty()))
        .orElseGet(() -> escalating.next(actor, incident.id(), Optional.of(words)));
  }
}
