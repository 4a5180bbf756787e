package dev.muster.feature.overview;

import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.List;

/** {@code /incident summary}: catch up in ten seconds. */
public final class SummaryCommand implements Command {
  private final Summaries summaries;

  public SummaryCommand(Summaries summaries) {
    this.summaries = summaries;
  }

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "catch up in ten seconds; only you see it";
  }

  @Override
  public List<String> aliases() {
    return List.of("catchup");
  }

  @Override
  public Reply run(Invocation invocation) {
    return Reply.told(summaries.of(invocation.here()));
  }
}
