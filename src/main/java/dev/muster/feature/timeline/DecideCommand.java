package dev.muster.feature.timeline;

import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.List;

/** {@code /incident decide we fail over to the other region}. */
public final class DecideCommand implements Command {
  private final AddTimelineNote noting;

  public DecideCommand(AddTimelineNote noting) {
    this.noting = noting;
  }

  @Override
  public String name() {
    return "decide";
  }

  @Override
  public String usage() {
    return "<text>";
  }

  @Override
  public String summary() {
    return "records a decision and shows it in the war room";
  }

  @Override
  public List<String> aliases() {
    return List.of("decision");
  }

  @Override
  public Reply run(Invocation invocation) {
    return invocation
        .arguments()
        .anyWords()
        .map(
            w ->
                Reply.told(
                    noting.decide(
                        invocation.actor(),
                        invocation.here().id(),
                        w,
                        invocation.arguments().mentions())))
        .orElseGet(() -> Reply.opens(DecideModal.view(invocation)));
  }
}
