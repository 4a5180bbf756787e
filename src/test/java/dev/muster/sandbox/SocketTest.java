package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketTest {
  private PracticeWorkspace workspace;
  private Wire wire;

  @BeforeEach
  void open() {
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults().withEverything().withRateLimits(false),
            WorkspaceClock.running());
    wire = new Wire(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private JsonNode command() {
    return wire.hand(
        "command",
        Map.of("user", "ana", "channel", "general", "command", "/incident", "text", "help"));
  }

  @Test
  void aNewConnectionIsGreeted() {
    try (App app = App.at(App.newUrl(workspace))) {
      JsonNode hello = app.next("hello");
      assertThat(hello.path("num_connections").asInt()).isEqualTo(1);
      assertThat(hello.at("/connection_info/app_id").asText()).startsWith("A");
    }
  }

  @Test
  void aLinkServesOnce() {
    String url = App.newUrl(workspace);
    try (App app = App.at(url)) {
      app.next("hello");
      assertThatThrownBy(() -> App.at(url))
          .hasRootCauseMessage("Unexpected HTTP response status code 404");
    }
  }

  @Test
  void nobodyThereIsADispatchFailure() {
    assertThat(command().path("error").asText()).isEqualTo("dispatch_failed");
  }

  @Test
  void anAppThatDoesNotAcknowledgeInThreeSecondsFails() {
    try (App app = App.connectedTo(workspace).silent()) {
      assertThat(command().path("error").asText()).isEqualTo("dispatch_failed");
      assertThat(app.next("slash_commands").path("accepts_response_payload").asBoolean()).isTrue();
    }
  }

  @Test
  void eachEnvelopeGoesToOneOfSeveralConnections() {
    try (App one = App.connectedTo(workspace);
        App two = App.connectedTo(workspace)) {
      for (int i = 0; i < 4; i++) {
        assertThat(command().path("ok").asBoolean()).isTrue();
      }
      assertThat(one.unread()).isEqualTo(2);
      assertThat(two.unread()).isEqualTo(2);
    }
  }

  @Test
  void aDroppedConnectionIsNotUsedAgain() {
    App one = App.connectedTo(workspace);
    try (App two = App.connectedTo(workspace)) {
      wire.does("fault", Map.of("disconnect", "drop"));
      assertThat(one.next(f -> !f.has("envelope_id"), "the end")).isNotNull();
      assertThat(two.next(f -> !f.has("envelope_id"), "the end")).isNotNull();
      try (App three = App.connectedTo(workspace)) {
        assertThat(command().path("ok").asBoolean()).isTrue();
        assertThat(three.next("slash_commands")).isNotNull();
      }
    }
  }

  @Test
  void aRefreshIsAnnouncedBeforeTheConnectionCloses() {
    try (App app = App.connectedTo(workspace)) {
      wire.does("fault", Map.of("disconnect", "refresh_requested"));
      assertThat(app.next("disconnect").path("reason").asText()).isEqualTo("refresh_requested");
      assertThat(app.next("closed")).isNotNull();
    }
  }

  @Test
  void anEventThatNobodyAcknowledgedComesAgainOverAnotherConnection() {
    String room =
        wire.calls("conversations.create", Map.of("name", "inc-1")).at("/channel/id").asText();
    wire.calls("conversations.invite", Map.of("channel", room, "users", wire.user("ana")));
    try (App deaf = App.connectedTo(workspace).silent();
        App app = App.connectedTo(workspace).silent()) {
      wire.does("message", Map.of("user", "ana", "channel", "inc-1", "text", "hi"));
      JsonNode again =
          deaf.unread() > 0
              ? app.next(SocketTest::isSecondTry, "the second try")
              : either(deaf, app);
      assertThat(again.path("retry_reason").asText()).isEqualTo("timeout");
    }
  }

  private static JsonNode either(App deaf, App app) {
    app.next("events_api");
    return deaf.next(SocketTest::isSecondTry, "the second try");
  }

  private static boolean isSecondTry(JsonNode frame) {
    return frame.path("retry_attempt").asInt() == 1;
  }

  @Test
  void aLostAcknowledgementIsNoAcknowledgement() {
    try (App app = App.connectedTo(workspace)) {
      wire.does("fault", Map.of("drop_ack", true));
      assertThat(command().path("error").asText()).isEqualTo("dispatch_failed");
      assertThat(command().path("ok").asBoolean()).isTrue();
      assertThat(app.unread()).isEqualTo(2);
    }
  }

  @Test
  void aDuplicatedEnvelopeComesTwice() {
    try (App app = App.connectedTo(workspace)) {
      wire.does("fault", Map.of("duplicate", true));
      command();
      assertThat(app.next("slash_commands").get("envelope_id"))
          .isEqualTo(app.next("slash_commands").get("envelope_id"));
    }
  }

  @Test
  void anEventThatIsHeldBackIsOvertakenByTheNext() {
    try (App app = App.connectedTo(workspace)) {
      inARoomWithAna(app);
      wire.does("fault", Map.of("reorder", true));
      wire.does("message", Map.of("user", "ana", "channel", "inc-1", "text", "first"));
      wire.does("message", Map.of("user", "ana", "channel", "inc-1", "text", "second"));
      assertThat(app.event("message").path("text").asText()).isEqualTo("second");
      assertThat(app.event("message").path("text").asText()).isEqualTo("first");
    }
  }

  @Test
  void anEventThatNothingOvertakesComesAllTheSame() {
    try (App app = App.connectedTo(workspace)) {
      inARoomWithAna(app);
      wire.does("fault", Map.of("reorder", true));
      wire.does("message", Map.of("user", "ana", "channel", "inc-1", "text", "alone"));
      assertThat(app.event("message").path("text").asText()).isEqualTo("alone");
    }
  }

  private void inARoomWithAna(App app) {
    String room =
        wire.calls("conversations.create", Map.of("name", "inc-1")).at("/channel/id").asText();
    wire.calls("conversations.invite", Map.of("channel", room, "users", wire.user("ana")));
    app.event("member_joined_channel");
    app.event("member_joined_channel");
  }

  @Test
  void theAppHearsOnlyOfChannelsThatItIsIn() {
    try (App app = App.connectedTo(workspace)) {
      wire.does("message", Map.of("user", "ana", "channel", "general", "text", "elsewhere"));
      String room =
          wire.calls("conversations.create", Map.of("name", "inc-1")).at("/channel/id").asText();
      wire.calls("conversations.invite", Map.of("channel", room, "users", wire.user("ana")));
      assertThat(app.event("member_joined_channel").path("user").asText())
          .isEqualTo(wire.user("muster"));
      JsonNode joined = app.event("member_joined_channel");
      assertThat(joined.path("user").asText()).isEqualTo(wire.user("ana"));
      assertThat(joined.path("inviter").asText()).isEqualTo(wire.user("muster"));
      String ts =
          wire.does("message", Map.of("user", "ana", "channel", "inc-1", "text", "here"))
              .path("ts")
              .asText();
      assertThat(app.event("message").path("text").asText()).isEqualTo("here");
      wire.does("reaction", Map.of("user", "ana", "channel", "inc-1", "ts", ts, "name", "pushpin"));
      assertThat(app.event("reaction_added").at("/item/ts").asText()).isEqualTo(ts);
      wire.does(
          "message", Map.of("user", "ana", "channel", "inc-1", "ts", ts, "text", "corrected"));
      JsonNode changed = app.event("message/message_changed");
      assertThat(changed.at("/message/text").asText()).isEqualTo("corrected");
      assertThat(changed.at("/previous_message/text").asText()).isEqualTo("here");
      wire.does("message", Map.of("user", "ana", "channel", "inc-1", "ts", ts, "delete", true));
      assertThat(app.event("message/message_deleted").path("deleted_ts").asText()).isEqualTo(ts);
    }
  }

  @Test
  void aBurstOfCommandsIsAllAnswered() {
    try (App app = App.connectedTo(workspace).answering("{\"text\":\"yes\"}")) {
      long failed =
          java.util.stream.IntStream.range(0, 500)
              .parallel()
              .filter(i -> !command().path("ok").asBoolean())
              .count();
      assertThat(failed).isZero();
      assertThat(Optional.of(app.unread())).contains(500);
    }
  }
}
