package dev.muster.bench;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.muster.slack.web.SlackGateway;
import java.util.List;

/** What answers the commands: the same Bolt app whoever holds the line. */
@FunctionalInterface
interface BenchApp {
  App against(Peer peer);

  /** A command that costs nothing, so that only the line is measured. */
  static BenchApp fixedHelp() {
    String help = "*Muster* runs incidents. `/incident declare` starts one. ".repeat(20);
    return peer -> {
      App app =
          new App(
              AppConfig.builder()
                  .slack(SlackGateway.client(peer.apiUrl()))
                  .singleTeamBotToken(null)
                  .build(),
              List.of());
      app.command("/incident", (request, context) -> context.ack(help));
      return app;
    };
  }
}
