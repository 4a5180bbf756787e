package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.World;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Everything that is to be seen in the workspace, at once. */
final class StateView implements Hand {
  private static final List<String> AS_STORED =
      List.of(
          "subtype",
          "bot_id",
          "thread_ts",
          "reply_count",
          "edited",
          "files",
          "attachments",
          "metadata",
          "topic",
          "inviter");

  private final World world;
  private final ObjectNode app = AppManifest.offer();

  StateView(World world) {
    this.world = world;
  }

  @Override
  public CompletionStage<ObjectNode> run(Told told) {
    ObjectNode state = Json.ok().put("now", world.clock().instant().toString());
    state.set("users", users());
    state.set("usergroups", userGroups());
    ArrayNode channels = state.putArray("channels");
    world.channels().stream().filter(c -> !c.isDirect()).forEach(c -> channels.add(channel(c)));
    world.channels().stream().filter(Channel::isDirect).forEach(c -> channels.add(channel(c)));
    state.set("app", app);
    return Hand.done(state);
  }

  ObjectNode app() {
    return app;
  }

  ArrayNode users() {
    return users(Integer.MAX_VALUE);
  }

  /** Those who were here first. */
  ArrayNode users(int most) {
    ArrayNode users = Json.array();
    world.people().stream()
        .limit(most)
        .forEach(
            person ->
                users
                    .addObject()
                    .put("id", person.id())
                    .put("name", person.name())
                    .put("real_name", person.realName())
                    .put("is_bot", person.isBot())
                    .put("is_away", !world.isActive(person.id()))
                    .put("deleted", person.isDeactivated()));
    return users;
  }

  ArrayNode userGroups() {
    ArrayNode groups = Json.array();
    world
        .groups()
        .forEach(
            group ->
                groups
                    .addObject()
                    .put("id", group.id())
                    .put("handle", group.handle())
                    .set("users", Json.array(group.users())));
    return groups;
  }

  private static ObjectNode channel(Channel channel) {
    ObjectNode json = room(channel);
    json.set("members", Json.array(channel.members()));
    ArrayNode messages = json.putArray("messages");
    channel.messages().forEach(message -> messages.add(message(message)));
    json.set("pins", Json.array(channel.pins().keySet()));
    json.set("bookmarks", bookmarks(channel));
    json.set("files", files(channel));
    return json;
  }

  /** What the channel is, without what is in it. */
  static ObjectNode room(Channel channel) {
    return Json.object()
        .put("id", channel.id())
        .put("name", channel.name())
        .put("is_private", channel.isPrivate())
        .put("is_im", channel.isDirect())
        .put("is_archived", channel.isArchived())
        .put("topic", channel.topic().value())
        .put("purpose", channel.purpose().value());
  }

  static ArrayNode bookmarks(Channel channel) {
    ArrayNode bookmarks = Json.array();
    channel
        .bookmarks()
        .values()
        .forEach(
            bookmark ->
                bookmarks
                    .addObject()
                    .put("id", bookmark.path("id").asText())
                    .put("title", bookmark.path("title").asText())
                    .put("link", bookmark.path("link").asText()));
    return bookmarks;
  }

  static ArrayNode files(Channel channel) {
    ArrayNode files = Json.array();
    channel
        .files()
        .forEach(
            file ->
                files
                    .addObject()
                    .put("id", file.path("id").asText())
                    .put("name", file.path("name").asText())
                    .put("alt_txt", file.path("alt_txt").asText())
                    .put("size", file.path("size").asInt())
                    .put("url_private", file.path("url_private").asText()));
    return files;
  }

  static ObjectNode message(Message message) {
    ObjectNode json =
        Json.object()
            .put("ts", message.ts())
            .put("user", message.user())
            .put("text", message.stored().path("text").asText());
    json.set("blocks", Posting.blocksOf(message));
    for (String field : AS_STORED) {
      if (message.stored().has(field)) {
        json.set(field, message.stored().get(field));
      }
    }
    if (!message.reactionsJson().isEmpty()) {
      json.set("reactions", message.reactionsJson());
    }
    // What is stored goes on changing after the lock is let go.
    return json.deepCopy();
  }
}
