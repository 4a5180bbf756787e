package dev.muster.slack.web;

import dev.muster.incident.UserId;
import dev.muster.slack.text.Permalinks;
import java.util.Optional;

/** Which workspace this is, and who we are in it. */
public final class Workspace {
  private final SlackGateway slack;
  private volatile Optional<Known> known = Optional.empty();

  private record Known(UserId us, Permalinks permalinks, String name) {}

  public Workspace(SlackGateway slack) {
    this.slack = slack;
  }

  /** Asks Slack, which also shows whether the bot token is good. */
  public void learn() throws SlackFailure {
    var answer = slack.call(SlackMethod.AUTH_TEST, null, methods -> methods.authTest(r -> r));
    known =
        Optional.of(
            new Known(
                new UserId(answer.getUserId()), new Permalinks(answer.getUrl()), answer.getTeam()));
  }

  /** The bot's own user. */
  public UserId us() {
    return known().us();
  }

  public Permalinks permalinks() {
    return known().permalinks();
  }

  public String name() {
    return known().name();
  }

  private Known known() {
    return known.orElseThrow(() -> new IllegalStateException("learn() was not called"));
  }
}
