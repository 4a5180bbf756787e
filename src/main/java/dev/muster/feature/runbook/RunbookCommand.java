package dev.muster.feature.runbook;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Runbook;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /incident runbook api-down}, {@code /incident runbook check}. */
public final class RunbookCommand implements Command {
  private static final String CHECK = "check";

  private final Opening opening;

  public RunbookCommand(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.opening = new Opening(incidents, playbooks, clock);
  }

  @Override
  public String name() {
    return "runbook";
  }

  @Override
  public String usage() {
    return "[name] or check [name]";
  }

  @Override
  public String summary() {
    return "opens a runbook as a list to tick, or lists them; `check` looks from outside, as the"
        + " runbook says";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Arguments arguments = invocation.arguments();
    Optional<String> words = arguments.anyWords();
    if (words.isEmpty()) {
      return Reply.told(RunbookMessage.list(incident, opening.all(incident)));
    }
    if (arguments.first().equalsIgnoreCase(CHECK)) {
      return check(invocation, incident, arguments.rest().anyWords());
    }
    Runbook runbook = opening.named(incident, words.get());
    return Reply.told(opening.open(invocation.actor(), incident, runbook));
  }

  private Reply check(Invocation invocation, Incident incident, Optional<String> named) {
    List<Runbook> some = opening.checkable(incident, named);
    if (some.isEmpty()) {
      throw new Refused(
          named.isPresent()
              ? "That runbook has no checks that I can do."
              : "No runbook with checks that I can do is open. `/incident runbook` shows them.");
    }
    some.forEach(runbook -> opening.check(invocation.actor(), incident, runbook));
    return Reply.told(
        "I look now: "
            + some.stream().map(r -> Mrkdwn.escape(r.title())).collect(Collectors.joining(", "))
            + ". What I find comes into the war room.");
  }
}
