package dev.muster.sandbox.api;

import dev.muster.sandbox.http.Answer;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.SlackError;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the bot's token was granted. */
final class Scopes {
  /** Granted, it opens every method. */
  static final String EVERYTHING = "*";

  /** Any one of these opens the method. */
  private static final Map<String, Set<String>> NEEDED =
      Map.ofEntries(
          Map.entry("chat.postMessage", Set.of("chat:write")),
          Map.entry("chat.postEphemeral", Set.of("chat:write")),
          Map.entry("chat.update", Set.of("chat:write")),
          Map.entry("chat.delete", Set.of("chat:write")),
          Map.entry("conversations.create", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.invite", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.kick", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.leave", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.rename", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.archive", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.unarchive", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.setTopic", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.setPurpose", Set.of("channels:manage", "groups:write")),
          Map.entry("conversations.join", Set.of("channels:join")),
          Map.entry("conversations.open", Set.of("im:write", "mpim:write", "channels:manage")),
          Map.entry("conversations.info", Set.of("channels:read", "groups:read", "im:read")),
          Map.entry("conversations.list", Set.of("channels:read", "groups:read", "im:read")),
          Map.entry("conversations.members", Set.of("channels:read", "groups:read", "im:read")),
          Map.entry(
              "conversations.history", Set.of("channels:history", "groups:history", "im:history")),
          Map.entry(
              "conversations.replies", Set.of("channels:history", "groups:history", "im:history")),
          Map.entry("pins.add", Set.of("pins:write")),
          Map.entry("pins.remove", Set.of("pins:write")),
          Map.entry("pins.list", Set.of("pins:read")),
          Map.entry("bookmarks.add", Set.of("bookmarks:write")),
          Map.entry("bookmarks.edit", Set.of("bookmarks:write")),
          Map.entry("bookmarks.remove", Set.of("bookmarks:write")),
          Map.entry("bookmarks.list", Set.of("bookmarks:read")),
          Map.entry("reactions.add", Set.of("reactions:write")),
          Map.entry("reactions.remove", Set.of("reactions:write")),
          Map.entry("reactions.get", Set.of("reactions:read")),
          Map.entry("usergroups.list", Set.of("usergroups:read")),
          Map.entry("usergroups.users.list", Set.of("usergroups:read")),
          Map.entry("users.list", Set.of("users:read")),
          Map.entry("users.info", Set.of("users:read")),
          Map.entry("users.lookupByEmail", Set.of("users:read.email")),
          Map.entry("bots.info", Set.of("users:read")),
          Map.entry("team.info", Set.of("team:read")),
          Map.entry("files.getUploadURLExternal", Set.of("files:write")),
          Map.entry("files.completeUploadExternal", Set.of("files:write")),
          Map.entry("files.info", Set.of("files:read")),
          Map.entry("canvases.create", Set.of("canvases:write")),
          Map.entry("canvases.edit", Set.of("canvases:write")),
          Map.entry("conversations.canvases.create", Set.of("canvases:write")));

  private final Set<String> granted;
  private final String header;

  Scopes(Set<String> granted) {
    this.granted = Set.copyOf(granted);
    Set<String> named = new TreeSet<>(granted);
    if (named.remove(EVERYTHING)) {
      NEEDED.values().forEach(named::addAll);
      named.addAll(Set.of("commands", "chat:write.public"));
    }
    header = String.join(",", named);
  }

  void check(String method) {
    Set<String> needed = NEEDED.getOrDefault(method, Set.of());
    if (granted.contains(EVERYTHING)
        || needed.isEmpty()
        || needed.stream().anyMatch(granted::contains)) {
      return;
    }
    throw SlackError.of(
        Json.error("missing_scope")
            .put("needed", String.join(",", new TreeSet<>(needed)))
            .put("provided", header));
  }

  /** Slack names the token's scopes with every answer. */
  Answer stamp(Answer answer) {
    return answer.with("x-oauth-scopes", header);
  }
}
