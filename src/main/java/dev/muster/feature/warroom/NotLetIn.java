package dev.muster.feature.warroom;

import dev.muster.slack.text.Codes;
import java.util.Map;
import java.util.Set;

/**
 * Slack's codes for one person who can't be let into a channel, in words that follow their name.
 */
final class NotLetIn {
  /** They are where they are wanted. */
  private static final Set<String> IN = Set.of("already_in_channel", "cant_invite_self");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("user_is_restricted", "a guest, whom only an admin can add"),
          Map.entry("user_is_ultra_restricted", "a single-channel guest"),
          Map.entry("ura_max_channels", "a single-channel guest who has a channel already"),
          Map.entry("org_user_not_in_team", "not a member of this workspace"),
          Map.entry(
              "invitee_cant_see_channel", "in a workspace with which the channel isn't shared"),
          Map.entry("no_external_invite_permission", "of another organization"),
          Map.entry("user_not_found", "not known to Slack"),
          Map.entry("users_not_found", "not known to Slack"),
          Map.entry("user_disabled", "a deactivated account"),
          Map.entry("cant_invite", "not an account that can be invited, perhaps deactivated"),
          Map.entry("app_cannot_join_channel", "an app that can't be invited here"),
          Map.entry("no_permission", "someone whom Muster has no permission to invite"));

  private NotLetIn() {}

  static boolean isIn(String code) {
    return IN.contains(code);
  }

  /** Whether it is about those who were to be invited, not about the channel or Muster. */
  static boolean isAboutPeople(String code) {
    return isIn(code) || WORDS.containsKey(code);
  }

  static String words(String code) {
    return WORDS.getOrDefault(code, "Slack answered " + Codes.known(code));
  }
}
