package dev.muster.feature.call;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;

/** {@code /incident call https://…}: where people talk to each other. */
public final class CallCommand implements Command {
  private final Linking linking;

  public CallCommand(Linking linking) {
    this.linking = linking;
  }

  @Override
  public String name() {
    return "call";
  }

  @Override
  public String usage() {
    return "[https://…]";
  }

  @Override
  public String summary() {
    return "says where the call is; without an address, tells it or asks for it";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Optional<String> typed = invocation.arguments().anyWords();
    if (typed.isPresent()) {
      return Reply.told(linking.link(invocation.actor(), incident.id(), typed.get()));
    }
    Optional<String> call = linking.call(incident);
    if (call.isPresent()) {
      return Reply.told(
          "The call: "
              + Mrkdwn.link(call.get(), "join it")
              + ". `/incident call https://…` sets"
              + " another.");
    }
    incident.mustBeOpen();
    return Reply.opens(CallModal.view(invocation, incident));
  }
}
