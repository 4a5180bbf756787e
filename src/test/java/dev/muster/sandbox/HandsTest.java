package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandsTest {
  private static final Map<String, ?> FORM =
      Map.of(
          "type",
          "modal",
          "callback_id",
          "declare",
          "notify_on_close",
          true,
          "title",
          plain("Declare"),
          "submit",
          plain("Go"),
          "blocks",
          List.of(
              input("title", Map.of("type", "plain_text_input", "action_id", "v")),
              input(
                  "level",
                  Map.of(
                      "type",
                      "static_select",
                      "action_id",
                      "v",
                      "initial_option",
                      option("sev1"),
                      "options",
                      List.of(option("sev1"), option("sev2")))),
              Map.of(
                  "type",
                  "actions",
                  "block_id",
                  "more",
                  "elements",
                  List.of(button("help", "1")))));

  private PracticeWorkspace workspace;
  private Wire wire;
  private App app;

  private static Map<String, ?> plain(String text) {
    return Map.of("type", "plain_text", "text", text);
  }

  private static Map<String, ?> option(String value) {
    return Map.of("text", plain("Level " + value), "value", value);
  }

  private static Map<String, ?> button(String action, String value) {
    return Map.of("type", "button", "action_id", action, "value", value, "text", plain("Press"));
  }

  private static Map<String, ?> input(String block, Map<String, ?> element) {
    return Map.of("type", "input", "block_id", block, "label", plain(block), "element", element);
  }

  @BeforeEach
  void open() {
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults().withEverything().withRateLimits(false),
            WorkspaceClock.running());
    wire = new Wire(workspace);
    app = App.connectedTo(workspace);
  }

  @AfterEach
  void close() {
    app.close();
    workspace.close();
  }

  private JsonNode types(String text) {
    return wire.hand(
        "command",
        Map.of("user", "ana", "channel", "general", "command", "/incident", "text", text));
  }

  /** Ana types a command, and the app opens the form before her. */
  private JsonNode form() {
    types("declare");
    String trigger = app.next("slash_commands").at("/payload/trigger_id").asText();
    return wire.calls("views.open", Map.of("trigger_id", trigger, "view", FORM)).path("view");
  }

  private JsonNode submit(JsonNode view, Object values) {
    return wire.hand(
        "submit", Map.of("user", "ana", "view_id", view.path("id").asText(), "values", values));
  }

  private JsonNode views() {
    return wire.look("views?user=ana").path("views");
  }

  @Test
  void aCommandArrivesAsSlackSendsItAndTheAnswerIsPrivate() {
    app.answering("{\"text\":\"hello\"}");
    JsonNode answer = types("page @ben in #incidents <now> & @channel");
    assertThat(answer.at("/response/text").asText()).isEqualTo("hello");
    assertThat(answer.path("acked_at_ms").asLong()).isPositive();
    JsonNode payload = app.next("slash_commands").path("payload");
    assertThat(payload.path("text").asText())
        .isEqualTo(
            "page <@%s> in <#%s> &lt;now&gt; &amp; <!channel>"
                .formatted(wire.user("ben"), wire.channel("incidents").path("id").asText()));
    assertThat(payload.path("is_enterprise_install").asText()).isEqualTo("false");
    assertThat(payload.path("channel_name").asText()).isEqualTo("general");
    JsonNode seen = wire.look("ephemeral?user=ana&channel=general").path("messages");
    assertThat(seen.get(0).path("text").asText()).isEqualTo("hello");
    assertThat(wire.channel("general").path("messages")).isEmpty();
  }

  @Test
  void anAnswerInTheChannelIsSeenByAll() {
    app.answering("{\"response_type\":\"in_channel\",\"text\":\"hello all\"}");
    types("who");
    assertThat(wire.channel("general").at("/messages/0/text").asText()).isEqualTo("hello all");
  }

  @Test
  void aResponseUrlServesFiveTimes() {
    types("slow");
    String url = app.next("slash_commands").at("/payload/response_url").asText();
    for (int i = 0; i < 5; i++) {
      assertThat(wire.post(url, "{\"text\":\"later\"}").statusCode()).isEqualTo(200);
    }
    assertThat(wire.post(url, "{\"text\":\"once more\"}").statusCode()).isEqualTo(404);
    assertThat(wire.look("ephemeral?user=ana&channel=general").path("messages")).hasSize(5);
  }

  @Test
  void aTriggerServesOnce() {
    types("declare");
    String trigger = app.next("slash_commands").at("/payload/trigger_id").asText();
    Map<String, ?> opening = Map.of("trigger_id", trigger, "view", FORM);
    wire.calls("views.open", opening);
    assertThat(wire.api("views.open", opening).path("error").asText())
        .isEqualTo("exchanged_trigger_id");
  }

  @Test
  void aTriggerExpiresAfterThreeSeconds() {
    types("declare");
    String trigger = app.next("slash_commands").at("/payload/trigger_id").asText();
    wire.does("clock", Map.of("advance", "PT4S"));
    assertThat(
            wire.api("views.open", Map.of("trigger_id", trigger, "view", FORM))
                .path("error")
                .asText())
        .isEqualTo("expired_trigger_id");
  }

  @Test
  void aFormIsSubmittedWithWhatWasTypedAndWhatStoodThere() {
    JsonNode view = form();
    JsonNode missing = submit(view, Map.of());
    assertThat(missing.path("error").asText()).isEqualTo("missing_required_field");
    assertThat(missing.path("block_id").asText()).isEqualTo("title");
    JsonNode answer = submit(view, Map.of("title", Map.of("v", "checkout down")));
    assertThat(answer.path("ok").asBoolean()).isTrue();
    JsonNode values = app.next("interactive").at("/payload/view/state/values");
    assertThat(values.at("/title/v/value").asText()).isEqualTo("checkout down");
    assertThat(values.at("/level/v/selected_option/value").asText()).isEqualTo("sev1");
    assertThat(views()).isEmpty();
  }

  @Test
  void errorsKeepTheFormOpen() {
    JsonNode view = form();
    app.answering("{\"response_action\":\"errors\",\"errors\":{\"title\":\"Say more.\"}}");
    JsonNode answer = submit(view, Map.of("title", Map.of("v", "x")));
    assertThat(answer.path("response_action").asText()).isEqualTo("errors");
    assertThat(answer.at("/errors/title").asText()).isEqualTo("Say more.");
    assertThat(views().get(0).at("/state/values/title/v/value").asText()).isEqualTo("x");
  }

  @Test
  void anErrorUnderNoInputIsABrokenAnswer() {
    JsonNode view = form();
    app.answering("{\"response_action\":\"errors\",\"errors\":{\"more\":\"No.\"}}");
    assertThat(submit(view, Map.of("title", Map.of("v", "x"))).path("error").asText())
        .isEqualTo("invalid_view_response");
  }

  @Test
  void anUnknownOptionOrFieldIsRefused() {
    JsonNode view = form();
    assertThat(submit(view, Map.of("level", Map.of("v", "sev9"))).path("error").asText())
        .isEqualTo("option_not_found");
    assertThat(submit(view, Map.of("colour", Map.of("v", "red"))).path("error").asText())
        .isEqualTo("field_not_found");
  }

  @Test
  void aButtonInAFormPushesAnotherUpToThree() {
    JsonNode view = form();
    for (int depth = 2; depth <= 3; depth++) {
      view = push(view);
      assertThat(views()).hasSize(depth);
    }
    wire.does("action", Map.of("user", "ana", "view_id", id(view), "action_id", "help"));
    String trigger = app.next("interactive").at("/payload/trigger_id").asText();
    assertThat(
            wire.api("views.push", Map.of("trigger_id", trigger, "view", FORM))
                .path("error")
                .asText())
        .isEqualTo("push_limit_reached");
    wire.does("close", Map.of("user", "ana", "view_id", id(view)));
    assertThat(app.next("interactive").at("/payload/type").asText()).isEqualTo("view_closed");
    assertThat(views()).hasSize(2);
  }

  private JsonNode push(JsonNode view) {
    wire.does("action", Map.of("user", "ana", "view_id", id(view), "action_id", "help"));
    JsonNode payload = app.next("interactive").path("payload");
    assertThat(payload.at("/container/view_id").asText()).isEqualTo(id(view));
    return wire.calls(
            "views.push", Map.of("trigger_id", payload.path("trigger_id").asText(), "view", FORM))
        .path("view");
  }

  private static String id(JsonNode view) {
    return view.path("id").asText();
  }

  @Test
  void aButtonInAMessageIsPressed() {
    Object blocks =
        List.of(
            Map.of(
                "type",
                "actions",
                "block_id",
                "b",
                "elements",
                List.of(button("take", "one"), button("leave", "two"))));
    String ts =
        wire.calls(
                "chat.postMessage", Map.of("channel", "incidents", "text", "t", "blocks", blocks))
            .path("ts")
            .asText();
    wire.does(
        "action",
        Map.of("user", "ben", "channel", "incidents", "message_ts", ts, "action_id", "leave"));
    JsonNode payload = app.next("interactive").path("payload");
    assertThat(payload.at("/actions/0/value").asText()).isEqualTo("two");
    assertThat(payload.at("/user/username").asText()).isEqualTo("ben");
    assertThat(payload.at("/message/ts").asText()).isEqualTo(ts);
    wire.post(
        payload.path("response_url").asText(), "{\"replace_original\":true,\"text\":\"taken\"}");
    JsonNode message = wire.channel("incidents").at("/messages/0");
    assertThat(message.path("text").asText()).isEqualTo("taken");
    assertThat(message.path("blocks")).isEmpty();
    assertThat(
            wire.hand(
                    "action",
                    Map.of(
                        "user", "ben",
                        "channel", "incidents",
                        "message_ts", ts,
                        "action_id", "leave"))
                .path("error")
                .asText())
        .isEqualTo("action_not_found");
  }

  @Test
  void boxesAreTickedOneByOneAndRemembered() {
    Object boxes =
        Map.of(
            "type",
            "checkboxes",
            "action_id",
            "tick",
            "options",
            List.of(option("a"), option("b")));
    String ts =
        wire.calls(
                "chat.postMessage",
                Map.of(
                    "channel",
                    "incidents",
                    "text",
                    "list",
                    "blocks",
                    List.of(
                        Map.of("type", "actions", "block_id", "l", "elements", List.of(boxes)))))
            .path("ts")
            .asText();
    for (String box : List.of("a", "b")) {
      wire.does(
          "action",
          Map.of(
              "user", "ben",
              "channel", "incidents",
              "message_ts", ts,
              "action_id", "tick",
              "value", box));
    }
    app.next("interactive");
    JsonNode payload = app.next("interactive").path("payload");
    assertThat(payload.at("/actions/0/selected_options")).hasSize(2);
    assertThat(payload.at("/state/values/l/tick/selected_options")).hasSize(2);
  }

  @Test
  void aShortcutCarriesTheMessage() {
    String ts =
        wire.does("message", Map.of("user", "ana", "channel", "general", "text", "odd"))
            .path("ts")
            .asText();
    wire.does(
        "shortcut",
        Map.of("user", "ben", "callback_id", "add", "channel", "general", "message_ts", ts));
    JsonNode payload = app.next("interactive").path("payload");
    assertThat(payload.path("type").asText()).isEqualTo("message_action");
    assertThat(payload.at("/message/text").asText()).isEqualTo("odd");
    wire.does("shortcut", Map.of("user", "ben", "callback_id", "declare"));
    assertThat(app.next("interactive").at("/payload/type").asText()).isEqualTo("shortcut");
  }

  @Test
  void theHomeTabIsWhatTheAppPublished() {
    app.answering(
        envelope -> {
          if (envelope.at("/payload/event/type").asText().equals("app_home_opened")) {
            Object home =
                Map.of(
                    "type",
                    "home",
                    "blocks",
                    List.of(Map.of("type", "header", "text", plain("Open incidents"))));
            String user = envelope.at("/payload/event/user").asText();
            wire.calls("views.publish", Map.of("user_id", user, "view", home));
          }
          return Optional.of("{}");
        });
    JsonNode view = wire.does("home", Map.of("user", "ana")).path("view");
    assertThat(view.at("/blocks/0/text/text").asText()).isEqualTo("Open incidents");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(wire.post("sandbox/message", "{\"user\":\"zoe\"}").statusCode()).isEqualTo(404);
    assertThat(wire.post("sandbox/message", "{nonsense").statusCode()).isEqualTo(400);
    assertThat(wire.post("sandbox/dance", "{}").statusCode()).isEqualTo(404);
    assertThat(
            wire.hand("message", Map.of("user", "ana", "channel", "nowhere", "text", "x"))
                .path("error")
                .asText())
        .isEqualTo("channel_not_found");
    assertThat(
            wire.hand("submit", Map.of("user", "ana", "view_id", "V1", "values", Map.of()))
                .path("error")
                .asText())
        .isEqualTo("view_not_found");
  }
}
