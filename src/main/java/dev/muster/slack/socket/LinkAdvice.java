package dev.muster.slack.socket;

import java.time.Duration;
import java.util.Map;

/** What to do when Slack won't open a connection, in words for whoever runs the bot. */
final class LinkAdvice {
  private static final Duration SLOW = Duration.ofSeconds(30);
  private static final String TOKEN =
      "Put the app-level token (Basic Information > App-Level Tokens, it starts with xapp-) into"
          + " SLACK_APP_TOKEN and restart.";

  /** Codes that stay until a person does something. */
  private static final Map<String, String> HANDS_NEEDED =
      Map.ofEntries(
          Map.entry("invalid_auth", "Slack does not know the app-level token. " + TOKEN),
          Map.entry("not_authed", "No app-level token was sent. " + TOKEN),
          Map.entry(
              "not_allowed_token_type", "SLACK_APP_TOKEN holds another kind of token. " + TOKEN),
          Map.entry("token_revoked", "The app-level token was revoked. " + TOKEN),
          Map.entry("token_expired", "The app-level token has expired. " + TOKEN),
          Map.entry(
              "account_inactive",
              "The app was removed from the workspace, or its token belongs to nobody any more."
                  + " Install it again. "
                  + TOKEN),
          Map.entry(
              "missing_scope",
              "The app-level token lacks the scope connections:write. Make a new one that has it."
                  + " "
                  + TOKEN),
          Map.entry(
              "no_permission",
              "The app-level token may not open connections: it needs the scope"
                  + " connections:write. "
                  + TOKEN),
          Map.entry(
              "proxy_refused",
              "The proxy in HTTPS_PROXY did not take its user name and password. Correct them"
                  + " there and restart."),
          Map.entry(
              "access_denied", "Slack refuses this app access. Ask a workspace admin to allow it."),
          Map.entry(
              "forbidden_team", "This workspace does not let the app in. Ask a workspace admin."),
          Map.entry(
              "team_access_not_granted",
              "The app has no access to this workspace. Ask an organisation admin to grant it."),
          Map.entry(
              "org_login_required",
              "The workspace is being moved into an organisation. It works again afterwards."),
          Map.entry(
              "link_disabled",
              "Socket Mode is off for this app. Turn it on: the app's page > Socket Mode >"
                  + " Enable Socket Mode."));

  private LinkAdvice() {}

  static boolean handsNeeded(String code) {
    return HANDS_NEEDED.containsKey(code);
  }

  /** How long to wait at least: asking often won't mend what only a person can. */
  static Duration patience(String code) {
    return handsNeeded(code) ? SLOW : Duration.ZERO;
  }

  static String sentence(String code) {
    String known = HANDS_NEEDED.get(code);
    return known == null
        ? "Slack did not open a connection (" + code + "). Trying again by itself."
        : known + " (" + code + ")";
  }
}
