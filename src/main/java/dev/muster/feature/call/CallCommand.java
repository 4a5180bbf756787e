package dev.muster.feature.call;

import dev.muster.incident.Incident;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /incident call https://…}: where people talk to each other. */
public final class CallCommand implements Command {
  private static final Pattern TYPED_BARE = Pattern.compile("<http://([^<>|]+)\\|\\1>");

  private final SetCallLink linking;

  public CallCommand(SetCallLink linking) {
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
      return Reply.told(
          linking.link(invocation.actor(), incident.id(), address(invocation.arguments())));
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

  /** Slack makes an {@code http} address of what was typed without any. */
  private static String address(Arguments typed) {
    Matcher bare = TYPED_BARE.matcher(typed.raw());
    return bare.matches() ? "https://" + Mrkdwn.plain(bare.group(1)) : typed.words();
  }
}
