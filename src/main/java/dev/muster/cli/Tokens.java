package dev.muster.cli;

import dev.muster.Main;
import dev.muster.Setup;
import dev.muster.slack.web.ProxyRoute;
import java.util.Map;
import java.util.Optional;

/** The tokens, which come from the environment only. */
final class Tokens {
  static final String NEEDED =
      "Muster needs two tokens in the environment: SLACK_BOT_TOKEN (xoxb-…, from *OAuth &"
          + " Permissions*) and SLACK_APP_TOKEN (xapp-…, from *Basic Information*, with"
          + " connections:write). To try it without Slack: `muster sandbox`.";

  private static final String SLACK = "https://slack.com/api/";

  private Tokens() {}

  /**
   * Empty if one is missing.
   *
   * @throws Main.Unusable if the environment names a proxy that can't be one
   */
  static Optional<Setup.Line> ifThere(Map<String, String> environment) {
    String bot = environment.getOrDefault("SLACK_BOT_TOKEN", "").strip();
    String app = environment.getOrDefault("SLACK_APP_TOKEN", "").strip();
    if (bot.isEmpty() || app.isEmpty()) {
      return Optional.empty();
    }
    String api = environment.getOrDefault("SLACK_API_URL", SLACK);
    try {
      ProxyRoute.to(api, environment);
    } catch (IllegalArgumentException e) {
      throw new Main.Unusable(String.valueOf(e.getMessage()));
    }
    return Optional.of(new Setup.Line(api, bot, app));
  }

  /** As they must be to begin. */
  static Setup.Line of(Map<String, String> environment) {
    Setup.Line line = ifThere(environment).orElseThrow(() -> new Main.Unusable(NEEDED));
    if (!line.botToken().startsWith("xoxb-") || !line.appToken().startsWith("xapp-")) {
      throw new Main.Unusable(
          "SLACK_BOT_TOKEN must begin with xoxb- and SLACK_APP_TOKEN with xapp-; are they swapped?");
    }
    return line;
  }
}
