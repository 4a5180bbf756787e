package dev.muster.feature.resolve;

import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident close}: nothing is left to do. */
public final class CloseCommand implements Command {
  private final Closing closing;

  public CloseCommand(Closing closing) {
    this.closing = closing;
  }

  @Override
  public String name() {
    return "close";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "after the resolve, when nothing is left to do";
  }

  @Override
  public Reply run(Invocation invocation) {
    return Reply.told(closing.close(invocation.actor(), invocation.here()));
  }
}
