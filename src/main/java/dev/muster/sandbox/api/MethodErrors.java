package dev.muster.sandbox.api;

import dev.muster.sandbox.world.SlackError;
import java.util.Map;

/**
 * A refusal by the code that the called method has for it: not each method knows each of Slack's
 * codes.
 *
 * @see <a href="https://docs.slack.dev/reference/methods">the errors of each method</a>
 */
final class MethodErrors {
  private static final String NOT_FOUND = "channel_not_found";
  private static final String NOT_IN = "not_in_channel";
  private static final String ARCHIVED = "is_archived";
  private static final String RESTRICTED = "restricted_action";

  private static final Map<String, String> NO_CANVAS_THERE =
      Map.of(NOT_FOUND, RESTRICTED, NOT_IN, RESTRICTED, ARCHIVED, RESTRICTED);
  private static final Map<String, String> NO_BOOKMARK_THERE =
      Map.of(NOT_IN, NOT_FOUND, ARCHIVED, "permission_denied");

  private static final Map<String, Map<String, String>> BY_METHOD =
      Map.ofEntries(
          Map.entry("conversations.invite", Map.of("too_many_users", "invalid_arguments")),
          Map.entry("conversations.replies", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("conversations.members", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("conversations.leave", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("conversations.kick", Map.of(ARCHIVED, RESTRICTED)),
          Map.entry("conversations.open", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("chat.postEphemeral", Map.of("user_not_found", "user_not_in_channel")),
          Map.entry("pins.list", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("pins.add", Map.of(ARCHIVED, RESTRICTED)),
          Map.entry("pins.remove", Map.of(NOT_IN, NOT_FOUND, ARCHIVED, RESTRICTED)),
          Map.entry("reactions.add", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("reactions.remove", Map.of(NOT_IN, NOT_FOUND, ARCHIVED, "no_access")),
          Map.entry("reactions.get", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("bookmarks.add", NO_BOOKMARK_THERE),
          Map.entry("bookmarks.edit", NO_BOOKMARK_THERE),
          Map.entry("bookmarks.remove", NO_BOOKMARK_THERE),
          Map.entry("bookmarks.list", Map.of(NOT_IN, NOT_FOUND)),
          Map.entry("views.publish", Map.of("user_not_found", "invalid_arguments")),
          Map.entry("canvases.create", NO_CANVAS_THERE),
          Map.entry("conversations.canvases.create", NO_CANVAS_THERE),
          Map.entry("files.completeUploadExternal", Map.of(ARCHIVED, "posting_to_channel_denied")));

  private MethodErrors() {}

  static SlackError of(String method, SlackError refused) {
    String code = BY_METHOD.getOrDefault(method, Map.of()).get(refused.code());
    return code == null ? refused : SlackError.of(refused.body().deepCopy().put("error", code));
  }
}
