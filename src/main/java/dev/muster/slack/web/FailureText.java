package dev.muster.slack.web;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says for each of Slack's codes what happened and what to do, to someone in the middle of an
 * incident.
 */
final class FailureText {
  private static final String REINSTALL =
      "An admin of this Slack workspace can reinstall the app from its page.";

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          entry(
              "restricted_action",
              "The workspace's settings do not let the app do this. Ask a Slack admin to allow it"
                  + " (Workspace settings > Permissions)."),
          entry(
              "plan_upgrade_required",
              "This workspace's Slack plan does not include this. Everything else goes on"
                  + " without it."),
          entry(
              "paid_only",
              "Only paid Slack plans include this. Everything else goes on without it."),
          entry(
              "paid_teams_only",
              "Only paid Slack plans include this. Everything else goes on without it."),
          entry(
              "free_teams_cannot_edit_standalone_canvases",
              "Slack's free plan does not include this. Everything else goes on without it."),
          entry(
              "team_tier_cannot_create_channel_canvases",
              "This workspace's Slack plan has no canvases. The file says the same."),
          entry(
              "canvas_disabled_user_team",
              "Canvases are turned off in this workspace. The file says the same."),
          entry(
              "free_team_canvas_tab_already_exists",
              "Slack's free plan has one canvas a channel, and there is one. The file says the"
                  + " same."),
          entry(
              "canvas_not_found",
              "Somebody deleted the canvas. `/incident postmortem canvas` makes another."),
          entry(
              "not_in_channel",
              "The bot is not in that channel. Invite it there (/invite @Muster) and try again."),
          entry("is_archived", "That channel is archived. Unarchive it in Slack, then try again."),
          entry(
              "channel_not_found",
              "Slack knows no such channel, or it is private and the bot is not in it. Invite the"
                  + " bot there, or check the name."),
          entry("name_taken", "A channel of that name exists already. Choose another name."),
          entry(
              "invalid_name",
              "Slack does not take that channel name: use lowercase letters, digits, - and _."),
          entry("invalid_name_specials", "A channel name may hold only letters, digits, - and _."),
          entry("invalid_name_maxlength", "A channel name may have at most 80 characters."),
          entry("invalid_name_required", "A channel needs a name."),
          entry(
              "no_such_subteam",
              "Slack knows no such user group. Create it in Slack, or correct its name in the"
                  + " playbook."),
          entry(
              "subteam_not_found",
              "Slack knows no such user group. Create it in Slack, or correct its name in the"
                  + " playbook."),
          entry("user_not_found", "Slack knows no such person. Check who is meant."),
          entry("users_not_found", "Slack knows no such person. Check who is meant."),
          entry("user_disabled", "That person's Slack account is deactivated. Choose another."),
          entry(
              "user_is_restricted",
              "That person is a guest in this workspace and cannot be added to the channel. A"
                  + " Slack admin can add them."),
          entry(
              "user_is_ultra_restricted",
              "That person is a single-channel guest and cannot be added to the channel. A Slack"
                  + " admin can change that."),
          entry(
              "user_not_in_channel", "That person is not in the channel. Invite them there first."),
          entry(
              "cant_invite", "Slack does not let the bot invite that person. Invite them by hand."),
          entry("cant_invite_self", "The bot is in the channel already."),
          entry("already_in_channel", "That person is in the channel already."),
          entry("already_pinned", "That message is pinned already."),
          entry("already_reacted", "That reaction is there already."),
          entry("already_archived", "That channel is archived already."),
          entry(
              "too_many_pins",
              "The channel has as many pins as Slack allows. Unpin one by hand, then try again."),
          entry(
              "too_many_bookmarks",
              "The channel has as many bookmarks as Slack allows. Remove one by hand."),
          entry(
              "cannot_dm_bot", "Slack lets no bot write to another bot. Choose a person instead."),
          entry("msg_too_long", "The text is longer than Slack takes. Shorten it and try again."),
          entry("no_text", "There is nothing to post: the text is empty."),
          entry("message_not_found", "That message is gone from Slack. It may have been deleted."),
          entry("cant_update_message", "Only a message of the bot's own can be edited."),
          entry(
              "edit_window_closed",
              "The workspace's settings no longer allow editing that message. A Slack admin can"
                  + " change how long messages may be edited."),
          entry(
              "expired_trigger_id",
              "Slack gave up waiting for the form (it waits three seconds). Try once more."),
          entry(
              "exchanged_trigger_id",
              "That form was opened already. Try once more to open another."),
          entry("invalid_trigger_id", "Slack gave up waiting for the form. Try once more."),
          entry("trigger_expired", "Slack gave up waiting for the form. Try once more."),
          entry("hash_conflict", "The form was changed meanwhile. Open it again."),
          entry("view_too_large", "The form is larger than Slack takes."),
          entry("invalid_blocks", "Slack refused the message's form. This is a fault of the bot."),
          entry(
              "invalid_arguments", "Slack refused what the bot asked. This is a fault of the bot."),
          entry(
              "missing_scope",
              "The app lacks a permission. Add it under OAuth & Permissions on the app's page."
                  + " "
                  + REINSTALL),
          entry(
              "no_permission",
              "The app may not do this in the workspace. Ask a Slack admin to allow it."),
          entry(
              "not_allowed_token_type",
              "SLACK_BOT_TOKEN holds another kind of token: the bot's own (xoxb-…) is needed."),
          entry(
              "invalid_auth",
              "Slack does not know the bot's token. Check SLACK_BOT_TOKEN, then restart the bot."),
          entry("not_authed", "The bot has no token. Set SLACK_BOT_TOKEN, then restart the bot."),
          entry(
              "token_revoked",
              "The bot's token was revoked. " + REINSTALL + " Then set SLACK_BOT_TOKEN anew."),
          entry(
              "token_expired",
              "The bot's token has expired. " + REINSTALL + " Then set SLACK_BOT_TOKEN anew."),
          entry("account_inactive", "The app was removed from this workspace. " + REINSTALL),
          entry(
              "ekm_access_denied", "The organisation has suspended the app's access to messages."),
          entry(
              "org_login_required",
              "The workspace is being moved into an organisation. It works again afterwards."),
          entry(
              "feature_not_enabled",
              "This is switched off in the workspace. Ask a Slack admin to switch it on."),
          entry(
              "unknown_method",
              "Slack no longer offers this. Look for a newer version of the bot."),
          entry(
              "ratelimited", "Slack asks the bot to slow down. It goes on by itself in a moment."),
          entry(
              "paced",
              "This waits a moment, so as to stay within what Slack allows. It goes on by itself."),
          entry(
              "queued",
              "This waits its turn, so as to stay within what Slack allows. It goes on by itself."),
          entry(
              "proxy_refused",
              "The proxy in HTTPS_PROXY did not take its user name and password. Correct them"
                  + " there, then restart Muster."),
          entry(
              "searching",
              "Slack's list of people is long and is still being read. That goes on by itself."),
          entry("timeout", "Slack did not answer in time. The bot tries again by itself."),
          entry("unreachable", "Slack cannot be reached. The bot tries again by itself."),
          entry(
              "bad_response",
              "Something that is not Slack answered (a proxy, perhaps). The bot tries again by"
                  + " itself."));

  private FailureText() {}

  static String of(String code, @Nullable String needed, @Nullable String provided) {
    if ("missing_scope".equals(code) && needed != null && !needed.isBlank()) {
      String has = provided == null || provided.isBlank() ? "" : " (It has: " + provided + ".)";
      return "The app lacks the permission "
          + needed
          + ". Add it under OAuth & Permissions on the app's page. "
          + REINSTALL
          + has;
    }
    String known = TEXTS.get(code);
    if (known != null) {
      return known;
    }
    return code.startsWith("http_")
        ? "Slack is having trouble (HTTP "
            + code.substring("http_".length())
            + "). The bot tries again by itself."
        : "Slack refused this (" + code + ").";
  }

  /** For an answer that was lost. */
  static String unclear(String code) {
    return "Slack gave no clear answer ("
        + code
        + "): this may or may not have been done. Look before it is repeated.";
  }
}
