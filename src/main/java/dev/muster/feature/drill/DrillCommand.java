package dev.muster.feature.drill;

import dev.muster.drill.Scenario;
import dev.muster.incident.Refused;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;

/** {@code /incident drill database-pool x10}. */
public final class DrillCommand implements Command {
  private final StartDrill starting;

  public DrillCommand(StartDrill starting) {
    this.starting = starting;
  }

  @Override
  public String name() {
    return "drill";
  }

  @Override
  public String usage() {
    return "[scenario] [x10]";
  }

  @Override
  public String summary() {
    return "practice: starts a drill, at real speed or ten times as fast; alone, opens the form";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public Reply run(Invocation invocation) {
    Playbook playbook = starting.playbookIn(invocation.request());
    Optional<String> name = Optional.empty();
    Pace pace = Pace.REAL;
    for (Arguments left = invocation.arguments(); !left.isEmpty(); left = left.rest()) {
      String word = left.first();
      Optional<Pace> said = Pace.of(word);
      if (said.isEmpty() && (Pace.isMeant(word) || name.isPresent())) {
        throw notUnderstood(word);
      }
      pace = said.orElse(pace);
      name = said.isPresent() ? name : Optional.of(word);
    }
    if (name.isEmpty()) {
      return Reply.opens(
          DrillModal.view(Forms.Context.of(invocation), starting.scenarios(), pace, playbook));
    }
    Scenario scenario = starting.named(name.get());
    return Reply.told(
        StartDrill.started(starting.start(invocation.actor(), scenario, pace, playbook)));
  }

  private static Refused notUnderstood(String word) {
    return new Refused(
        Mrkdwn.code(word)
            + " is no speed: a drill goes at real speed, or ten times as fast. For example:"
            + " `/incident drill database-pool x10`.");
  }
}
