package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebApiTest {
  private PracticeWorkspace workspace;
  private Wire wire;

  @BeforeEach
  void open() {
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults().withEverything().withRateLimits(false),
            WorkspaceClock.standingStill(Instant.parse("2026-03-02T10:00:00Z")));
    wire = new Wire(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private String room(String name) {
    return wire.calls("conversations.create", Map.of("name", name))
        .path("channel")
        .path("id")
        .asText();
  }

  private String post(String channel, String text) {
    return wire.calls("chat.postMessage", Map.of("channel", channel, "text", text))
        .path("ts")
        .asText();
  }

  private void refused(String method, Map<String, ?> args, String error) {
    assertThat(wire.api(method, args).path("error").asText()).isEqualTo(error);
  }

  @Test
  void whoeverHasNoTokenIsTurnedAway() {
    assertThat(Wire.json(wire.call("auth.test", Map.of(), "")).path("error").asText())
        .isEqualTo("not_authed");
    assertThat(Wire.json(wire.call("auth.test", Map.of(), "xoxb-wrong")).path("error").asText())
        .isEqualTo("invalid_auth");
    assertThat(
            Wire.json(wire.call("chat.postMessage", Map.of(), workspace.appToken()))
                .path("error")
                .asText())
        .isEqualTo("not_allowed_token_type");
  }

  @Test
  void anUnknownMethodIsUnknown() {
    refused("conversations.teleport", Map.of(), "unknown_method");
  }

  @Test
  void aNameIsTakenOnceAndForAll() {
    String id = room("inc-1");
    refused("conversations.create", Map.of("name", "inc-1"), "name_taken");
    refused("conversations.create", Map.of("name", "general", "is_private", true), "name_taken");
    wire.calls("conversations.archive", Map.of("channel", id));
    refused("conversations.create", Map.of("name", "inc-1"), "name_taken");
    refused("conversations.create", Map.of("name", "Inc 1"), "invalid_name_specials");
  }

  @Test
  void whoeverMakesAChannelIsInIt() {
    String id = room("inc-1");
    JsonNode members = wire.calls("conversations.members", Map.of("channel", id)).path("members");
    assertThat(members).hasSize(1);
    assertThat(members.get(0).asText()).isEqualTo(wire.user("muster"));
  }

  @Test
  void anInvitationIsForAllOrNobodyUnlessForced() {
    String id = room("inc-1");
    String ana = wire.user("ana");
    String ben = wire.user("ben");
    wire.calls("conversations.invite", Map.of("channel", id, "users", ana));
    JsonNode refused =
        wire.api("conversations.invite", Map.of("channel", id, "users", ana + "," + ben));
    assertThat(refused.path("error").asText()).isEqualTo("already_in_channel");
    assertThat(refused.path("errors").get(0).path("user").asText()).isEqualTo(ana);
    assertThat(wire.channel("inc-1").path("members")).hasSize(2);
    JsonNode forced =
        wire.calls(
            "conversations.invite", Map.of("channel", id, "users", ana + "," + ben, "force", true));
    assertThat(forced.path("errors")).hasSize(1);
    assertThat(wire.channel("inc-1").path("members")).hasSize(3);
    refused("conversations.invite", Map.of("channel", id, "users", "U0NOBODY"), "user_not_found");
    refused(
        "conversations.invite",
        Map.of("channel", id, "users", wire.user("muster")),
        "cant_invite_self");
  }

  @Test
  void theBotSpeaksInPublicChannelsButChangesOnlyItsOwn() {
    String incidents = wire.channel("incidents").path("id").asText();
    post("#incidents", "one");
    post("incidents", "two");
    String ts = post(incidents, "three");
    assertThat(wire.channel("incidents").path("messages")).hasSize(3);
    refused("pins.add", Map.of("channel", incidents, "timestamp", ts), "not_in_channel");
    refused("conversations.history", Map.of("channel", incidents), "not_in_channel");
    refused("conversations.setTopic", Map.of("channel", incidents, "topic", "x"), "not_in_channel");
    refused("conversations.info", Map.of("channel", "incidents"), "channel_not_found");
  }

  @Test
  void anArchivedChannelStaysAsItIs() {
    String id = room("inc-1");
    String ts = post(id, "last words");
    wire.calls("conversations.archive", Map.of("channel", id));
    refused("conversations.archive", Map.of("channel", id), "already_archived");
    refused("chat.postMessage", Map.of("channel", id, "text", "more"), "is_archived");
    refused("chat.update", Map.of("channel", id, "ts", ts, "text", "other"), "is_inactive");
    refused("conversations.setTopic", Map.of("channel", id, "topic", "x"), "is_archived");
    refused("pins.add", Map.of("channel", id, "timestamp", ts), "restricted_action");
    refused(
        "conversations.invite", Map.of("channel", id, "users", wire.user("ana")), "is_archived");
  }

  @Test
  void aPrivateChannelIsNotThereForThoseOutside() {
    String id =
        wire.calls("conversations.create", Map.of("name", "secret", "is_private", true))
            .path("channel")
            .path("id")
            .asText();
    Map<String, String> types = Map.of("types", "public_channel,private_channel");
    assertThat(wire.calls("conversations.list", types).path("channels")).hasSize(3);
    assertThat(
            wire.hand("message", Map.of("user", "ana", "channel", "secret", "text", "hi"))
                .path("error")
                .asText())
        .isEqualTo("channel_not_found");
    wire.calls("conversations.leave", Map.of("channel", id));
    refused("conversations.info", Map.of("channel", id), "channel_not_found");
    refused("chat.postMessage", Map.of("channel", id, "text", "x"), "channel_not_found");
    assertThat(wire.calls("conversations.list", types).path("channels")).hasSize(2);
  }

  @Test
  void aMessageIsPinnedOnceAndAppearsInTheList() {
    String id = room("inc-1");
    String ts = post(id, "headline");
    wire.calls("pins.add", Map.of("channel", id, "timestamp", ts));
    refused("pins.add", Map.of("channel", id, "timestamp", ts), "already_pinned");
    refused("pins.add", Map.of("channel", id, "timestamp", "1.2"), "message_not_found");
    assertThat(wire.channel("inc-1").path("pins").get(0).asText()).isEqualTo(ts);
    JsonNode items = wire.calls("pins.list", Map.of("channel", id)).path("items");
    assertThat(items.get(0).path("message").path("text").asText()).isEqualTo("headline");
  }

  @Test
  void aChannelTakesFiftyBookmarks() {
    String id = room("inc-1");
    Map<String, String> bookmark =
        Map.of("channel_id", id, "title", "Call", "type", "link", "link", "https://meet.example");
    IntStream.range(0, 50).forEach(i -> wire.calls("bookmarks.add", bookmark));
    refused("bookmarks.add", bookmark, "too_many_bookmarks");
    refused(
        "bookmarks.add",
        Map.of("channel_id", id, "title", "Call", "type", "link", "link", "meet.example"),
        "invalid_link");
  }

  @Test
  void aTopicHasTwoHundredAndFiftyCharacters() {
    String id = room("inc-1");
    wire.calls("conversations.setTopic", Map.of("channel", id, "topic", "t".repeat(250)));
    refused("conversations.setTopic", Map.of("channel", id, "topic", "t".repeat(251)), "too_long");
  }

  @Test
  void onlyItsOwnMessagesAreTheBotsToChange() {
    String id = room("inc-1");
    wire.calls("conversations.invite", Map.of("channel", id, "users", wire.user("ana")));
    String anas =
        wire.does("message", Map.of("user", "ana", "channel", "inc-1", "text", "mine"))
            .path("ts")
            .asText();
    refused("chat.update", Map.of("channel", id, "ts", anas, "text", "x"), "cant_update_message");
    refused("chat.delete", Map.of("channel", id, "ts", anas), "cant_delete_message");
    String ts = post(id, "before");
    JsonNode updated = wire.calls("chat.update", Map.of("channel", id, "ts", ts, "text", "after"));
    assertThat(updated.path("text").asText()).isEqualTo("after");
    assertThat(updated.path("message").path("edited").has("ts")).isTrue();
  }

  @Test
  void anEditKeepsTheBlocksThatItDoesNotName() {
    String id = room("inc-1");
    Object blocks =
        List.of(Map.of("type", "header", "text", Map.of("type", "plain_text", "text", "Hi")));
    String ts =
        wire.calls("chat.postMessage", Map.of("channel", id, "text", "t", "blocks", blocks))
            .path("ts")
            .asText();
    wire.calls("chat.update", Map.of("channel", id, "ts", ts, "text", "u"));
    JsonNode messages = wire.channel("inc-1").path("messages");
    JsonNode last = messages.get(messages.size() - 1);
    assertThat(last.path("text").asText()).isEqualTo("u");
    assertThat(last.path("blocks").get(0).path("block_id").asText()).isNotEmpty();
  }

  @Test
  void metadataComesBackOnlyToThoseWhoAsk() {
    String id = room("inc-1");
    Object metadata = Map.of("event_type", "incident", "event_payload", Map.of("id", "7"));
    wire.calls("chat.postMessage", Map.of("channel", id, "text", "t", "metadata", metadata));
    JsonNode plain = wire.calls("conversations.history", Map.of("channel", id, "limit", 1));
    JsonNode whole =
        wire.calls(
            "conversations.history",
            Map.of("channel", id, "limit", 1, "include_all_metadata", true));
    assertThat(plain.path("messages").get(0).has("metadata")).isFalse();
    assertThat(whole.path("messages").get(0).at("/metadata/event_payload/id").asText())
        .isEqualTo("7");
    assertThat(plain.path("has_more").asBoolean()).isTrue();
  }

  @Test
  void historyIsReadBackwardsBetweenTwoTimes() {
    String id = room("inc-1");
    String one = post(id, "one");
    String two = post(id, "two");
    String three = post(id, "three");
    JsonNode between =
        wire.calls("conversations.history", Map.of("channel", id, "oldest", one, "latest", three));
    assertThat(between.path("messages")).hasSize(1);
    assertThat(between.path("messages").get(0).path("ts").asText()).isEqualTo(two);
    JsonNode inclusive =
        wire.calls(
            "conversations.history",
            Map.of("channel", id, "oldest", one, "latest", three, "inclusive", true));
    assertThat(inclusive.path("messages")).hasSize(3);
    assertThat(inclusive.path("messages").get(0).path("text").asText()).isEqualTo("three");
  }

  @Test
  void repliesAreCountedAtTheirParentAndReadInTheirThread() {
    String id = room("inc-1");
    String ts = post(id, "parent");
    wire.calls("chat.postMessage", Map.of("channel", id, "text", "reply", "thread_ts", ts));
    JsonNode thread = wire.calls("conversations.replies", Map.of("channel", id, "ts", ts));
    assertThat(thread.path("messages")).hasSize(2);
    assertThat(thread.path("messages").get(0).path("reply_count").asInt()).isEqualTo(1);
    JsonNode newest = wire.calls("conversations.history", Map.of("channel", id, "limit", 1));
    assertThat(newest.path("messages").get(0).path("text").asText()).isEqualTo("parent");
  }

  @Test
  void aDirectMessageOpensTheConversation() {
    String ben = wire.user("ben");
    JsonNode opened = wire.calls("conversations.open", Map.of("users", ben));
    String direct = opened.path("channel").path("id").asText();
    assertThat(direct).startsWith("D");
    assertThat(
            wire.calls("chat.postMessage", Map.of("channel", ben, "text", "psst"))
                .path("channel")
                .asText())
        .isEqualTo(direct);
  }

  @Test
  void anEphemeralIsSeenByOneAlone() {
    wire.calls(
        "conversations.join", Map.of("channel", wire.channel("general").path("id").asText()));
    wire.calls(
        "chat.postEphemeral",
        Map.of("channel", "general", "user", wire.user("ana"), "text", "only you"));
    assertThat(wire.look("ephemeral?user=ana&channel=general").path("messages")).hasSize(1);
    assertThat(wire.look("ephemeral?user=ben&channel=general").path("messages")).isEmpty();
    assertThat(wire.channel("general").path("messages")).as("the bot's coming").hasSize(1);
    String id = room("inc-1");
    refused(
        "chat.postEphemeral",
        Map.of("channel", id, "user", wire.user("ana"), "text", "x"),
        "user_not_in_channel");
  }

  @Test
  void aFileArrivesInThreeSteps() {
    String id = room("inc-1");
    JsonNode first =
        wire.calls("files.getUploadURLExternal", Map.of("filename", "a.md", "length", 4));
    refused(
        "files.completeUploadExternal",
        Map.of("files", List.of(Map.of("id", first.path("file_id").asText()))),
        "file_not_found");
    wire.post(first.path("upload_url").asText(), "# hi");
    wire.calls(
        "files.completeUploadExternal",
        Map.of(
            "files",
            List.of(Map.of("id", first.path("file_id").asText(), "title", "Record")),
            "channel_id",
            id));
    JsonNode file = wire.channel("inc-1").path("files").get(0);
    assertThat(file.path("size").asInt()).isEqualTo(4);
    assertThat(wire.get(file.path("url_private").asText()).body()).isEqualTo("# hi");
  }

  @Test
  void aMessageTimeIsNeverUsedTwiceThoughTheClockStands() {
    String id = room("inc-1");
    String one = post(id, "one");
    assertThat(post(id, "two")).isGreaterThan(one);
  }

  @Test
  void aBotWithoutAScopeIsToldWhichItNeeds() {
    try (PracticeWorkspace narrow =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults().withScopes(java.util.Set.of("chat:write")),
            WorkspaceClock.running())) {
      JsonNode answer = new Wire(narrow).api("pins.add", Map.of("channel", "C1"));
      assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
      assertThat(answer.path("needed").asText()).isEqualTo("pins:write");
      assertThat(answer.path("provided").asText()).isEqualTo("chat:write");
    }
  }
}
