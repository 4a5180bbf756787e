package dev.muster.slack.socket;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A connection that is made only to see that one can be. */
public final class Hello {
  private Hello() {}

  /**
   * Whether Slack says hello on it. Not beside a running bot: what Slack sends here meanwhile is
   * answered by nobody.
   */
  public static boolean heard(Slack client, String appToken, Duration longest)
      throws InterruptedException {
    App app = new App(AppConfig.builder().slack(client).build(), List.of());
    try (SocketMode line =
        new SocketMode(
            app,
            appToken,
            SocketOptions.DEFAULT.withConnections(1),
            SocketListener.NONE,
            Clock.systemUTC())) {
      line.start();
      return line.awaitConnected(longest);
    }
  }
}
