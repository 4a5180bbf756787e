package dev.muster.feature.declare;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident join INC-7}. */
public final class JoinCommand implements Command {
  private final JoinIncident joining;

  public JoinCommand(JoinIncident joining) {
    this.joining = joining;
  }

  @Override
  public String name() {
    return "join";
  }

  @Override
  public String usage() {
    return "<incident>";
  }

  @Override
  public String summary() {
    return "brings you into an incident's war room";
  }

  @Override
  public Reply run(Invocation invocation) {
    // In a war room the words may still name another incident: that one is meant.
    Optional<String> named = invocation.arguments().anyWords();
    if (named.isPresent()) {
      return Reply.told(joining.join(invocation.actor(), joining.named(named.get())));
    }
    Incident here = invocation.here();
    if (here.isPrivate()) {
      // Nobody but those inside gets here with a private one.
      return Reply.told("You are in the war room of " + here.id() + " already.");
    }
    return Reply.told(joining.join(invocation.actor(), here.id()));
  }
}
