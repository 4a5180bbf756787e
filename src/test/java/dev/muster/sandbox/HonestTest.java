package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.Hands;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As strict as Slack, and with hands for what people do behind an app's back. */
final class HonestTest {
  private PracticeWorkspace workspace;
  private Hands hands;

  @BeforeEach
  void open() {
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults(),
            WorkspaceClock.standingStill(Instant.parse("2026-03-02T10:00:00Z")));
    hands = new Hands(workspace.url());
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void whatOnePersonSeesNeedsTheBotInTheChannel() {
    assertThat(whispers("general").path("error").asText()).isEqualTo("not_in_channel");
    calls("conversations.join", Map.of("channel", id("general")));
    assertThat(whispers("general").path("ok").asBoolean()).isTrue();
    assertThat(seenByAna()).hasSize(1);
  }

  @Test
  void whatIsShownToSomebodyAwayIsLost() {
    calls("conversations.join", Map.of("channel", id("general")));
    hands.does("away", Map.of("user", "ana"));
    assertThat(whispers("general").path("ok").asBoolean()).isTrue();
    hands.does("active", Map.of("user", "ana"));
    assertThat(seenByAna()).isEmpty();
    whispers("general");
    assertThat(seenByAna()).hasSize(1);
  }

  @Test
  void aPrivateChannelIsNotFoundByItsName() {
    String id =
        calls("conversations.create", Map.of("name", "secret", "is_private", true))
            .path("channel")
            .path("id")
            .asText();
    assertThat(says("secret").path("error").asText()).isEqualTo("channel_not_found");
    assertThat(says("#secret").path("error").asText()).isEqualTo("channel_not_found");
    assertThat(says(id).path("ok").asBoolean()).isTrue();
    assertThat(says("#general").path("ok").asBoolean()).as("a public one is").isTrue();
  }

  @Test
  void onlyWhatTheManifestGrantsMayBeDone() {
    JsonNode refused = calls("pins.list", Map.of("channel", id("general")));
    assertThat(refused.path("error").asText()).isEqualTo("missing_scope");
    assertThat(refused.path("needed").asText()).isEqualTo("pins:read");
    assertThat(refused.path("provided").asText()).contains("pins:write").doesNotContain("*");
  }

  @Test
  void listsAreAskedForUnderAThousand() {
    assertThat(calls("conversations.list", Map.of("limit", 1000)).path("error").asText())
        .isEqualTo("invalid_limit");
    assertThat(calls("conversations.list", Map.of("limit", 999)).path("ok").asBoolean()).isTrue();
  }

  @Test
  void peopleRenameConvertLeaveRemoveAndArchive() {
    String id =
        calls("conversations.create", Map.of("name", "inc-1")).path("channel").path("id").asText();
    hands.does("message", Map.of("user", "ana", "channel", "inc-1", "text", "hello"));
    hands.does("rename", Map.of("user", "ana", "channel", "inc-1", "name", "inc-one"));
    assertThat(id("inc-one")).isEqualTo(id);
    hands.does("convert", Map.of("user", "ana", "channel", id));
    assertThat(channel("inc-one").path("is_private").asBoolean()).isTrue();
    assertThat(hands.post("message", Map.of("user", "ben", "channel", id, "text", "hi")).toString())
        .contains("channel_not_found");
    hands.does("remove", Map.of("user", "ana", "channel", id));
    assertThat(says(id).path("error").asText()).isEqualTo("channel_not_found");
    hands.does("archive", Map.of("user", "ana", "channel", id));
    assertThat(channel("inc-one").path("is_archived").asBoolean()).isTrue();
    assertThat(hands.post("leave", Map.of("user", "ana", "channel", id)).path("error").asText())
        .isEqualTo("is_archived");
    assertThat(
            hands
                .post("archive", Map.of("user", "ana", "channel", "general"))
                .path("error")
                .asText())
        .isEqualTo("cant_archive_general");
  }

  @Test
  void whoIsDeactivatedIsKnownButNotReached() {
    hands.does("deactivate", Map.of("user", "eva"));
    String eva = "U0EVA00005";
    assertThat(calls("users.info", Map.of("user", eva)).path("user").path("deleted").asBoolean())
        .isTrue();
    assertThat(says(eva).path("error").asText()).isEqualTo("channel_not_found");
    assertThat(channel("general").path("members").toString()).doesNotContain(eva);
    hands.does("deactivate", Map.of("user", "eva", "back", true));
    assertThat(says(eva).path("ok").asBoolean()).isTrue();
  }

  @Test
  void messagesAreMarkedAsSlackMarksThem() {
    Map<String, Object> said = Map.of("user", "ana", "channel", "general", "text", "look");
    String parent = hands.does("message", said).path("ts").asText();
    hands.does("message", with(said, "files", List.of("graph.png")));
    hands.does("message", with(with(said, "thread_ts", parent), "broadcast", true));
    hands.does("message", with(said, "me", true));
    hands.does("message", with(said, "as_app", "Grafana"));

    JsonNode messages = channel("general").path("messages");
    assertThat(messages.findValuesAsText("subtype"))
        .containsExactly("file_share", "thread_broadcast", "me_message", "bot_message");
    assertThat(messages.get(1).path("files").path(0).path("name").asText()).isEqualTo("graph.png");
    assertThat(messages.get(4).path("bot_id").asText()).startsWith("B");
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    Map<String, Object> more = new java.util.HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private JsonNode whispers(String channel) {
    return calls(
        "chat.postEphemeral", Map.of("channel", id(channel), "user", "U0ANA00001", "text", "psst"));
  }

  private JsonNode says(String channel) {
    return calls("chat.postMessage", Map.of("channel", channel, "text", "hello"));
  }

  private JsonNode calls(String method, Map<String, ?> body) {
    return hands.api(workspace.apiUrl() + method, workspace.botToken(), body);
  }

  private JsonNode seenByAna() {
    return hands.get("ephemeral?user=ana").path("messages");
  }

  private String id(String name) {
    return channel(name).path("id").asText();
  }

  private JsonNode channel(String name) {
    for (JsonNode channel : hands.get("state").path("channels")) {
      if (channel.path("name").asText().equals(name)) {
        return channel;
      }
    }
    throw new AssertionError("There is no #" + name);
  }
}
