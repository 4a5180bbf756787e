package dev.muster.witness;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.view.View;
import com.slack.api.socket_mode.SocketModeClient;
import dev.muster.sandbox.PracticeWorkspace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An ordinary Bolt app on Slack's own Socket Mode client, with a person at the other end. */
class JavaSocketModeTest {
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private PracticeWorkspace workspace;
  private Hands hands;
  private SocketModeApp app;

  @BeforeEach
  void anAppIsConnected() throws Exception {
    workspace = Witness.workspace();
    hands = Witness.hands(workspace);
    app = new SocketModeApp(Witness.APP_TOKEN, SocketModeClient.Backend.JavaWebSocket, bolt());
    app.startAsync();
    Witness.untilConnected(app);
  }

  @AfterEach
  void everythingCloses() throws Exception {
    app.close();
    workspace.close();
  }

  private String next() throws InterruptedException {
    String next = seen.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("The app heard nothing.").isNotNull();
    return next;
  }

  private App bolt() {
    App bolt =
        new App(
            AppConfig.builder()
                .slack(Witness.slack(workspace))
                .singleTeamBotToken(Witness.BOT_TOKEN)
                .build());
    bolt.command("/hello", (req, ctx) -> ctx.ack("Hello."));
    bolt.command(
        "/declare",
        (req, ctx) -> {
          assertThat(
                  ctx.client().viewsOpen(r -> r.triggerId(ctx.getTriggerId()).view(form())).isOk())
              .isTrue();
          return ctx.ack();
        });
    bolt.viewSubmission(
        "declare",
        (req, ctx) -> {
          String title =
              req.getPayload().getView().getState().getValues().get("title").get("v").getValue();
          if (title.length() < 5) {
            return ctx.ackWithErrors(Map.of("title", "Say a little more."));
          }
          ctx.client()
              .chatPostMessage(
                  r ->
                      r.channel("general")
                          .text(title)
                          .blocks(
                              asBlocks(
                                  section(s -> s.text(plainText(title))),
                                  actions(
                                      a ->
                                          a.elements(
                                              asElements(
                                                  button(
                                                      b ->
                                                          b.actionId("ack")
                                                              .value("7")
                                                              .text(plainText("Mine")))))))));
          return ctx.ack();
        });
    bolt.viewClosed(
        "declare",
        (req, ctx) -> {
          seen.add("closed " + req.getPayload().getView().getCallbackId());
          return ctx.ack();
        });
    bolt.blockAction(
        "ack",
        (req, ctx) -> {
          ctx.respond("It is yours.");
          seen.add("pressed " + req.getPayload().getActions().get(0).getValue());
          return ctx.ack();
        });
    bolt.globalShortcut(
        "declare_anywhere",
        (req, ctx) -> {
          ctx.client().viewsOpen(r -> r.triggerId(ctx.getTriggerId()).view(form()));
          return ctx.ack();
        });
    bolt.messageShortcut(
        "keep",
        (req, ctx) -> {
          seen.add("kept " + req.getPayload().getMessage().getText());
          return ctx.ack();
        });
    bolt.event(
        ReactionAddedEvent.class,
        (event, ctx) -> {
          seen.add("reaction " + event.getEvent().getReaction());
          return ctx.ack();
        });
    bolt.event(
        MessageEvent.class,
        (event, ctx) -> {
          seen.add("message " + event.getEvent().getText());
          return ctx.ack();
        });
    bolt.event(
        AppHomeOpenedEvent.class,
        (event, ctx) -> {
          ctx.client()
              .viewsPublish(
                  r ->
                      r.userId(event.getEvent().getUser())
                          .view(
                              view(
                                  v ->
                                      v.type("home")
                                          .blocks(
                                              asBlocks(
                                                  section(
                                                      s -> s.text(plainText("Home of Ana"))))))));
          seen.add("home");
          return ctx.ack();
        });
    return bolt;
  }

  private static View form() {
    return view(
        v ->
            v.type("modal")
                .callbackId("declare")
                .notifyOnClose(true)
                .title(viewTitle(t -> t.type("plain_text").text("Declare")))
                .submit(viewSubmit(t -> t.type("plain_text").text("Declare")))
                .close(viewClose(t -> t.type("plain_text").text("Cancel")))
                .blocks(
                    asBlocks(
                        input(
                            i ->
                                i.blockId("title")
                                    .label(plainText("What happens?"))
                                    .element(plainTextInput(p -> p.actionId("v")))))));
  }

  @Test
  void aCommandIsAnswered() {
    JsonNode answer =
        hands.does(
            "command",
            Map.of("user", "ana", "channel", "general", "command", "/hello", "text", ""));
    assertThat(answer.path("response").toString()).contains("Hello.");
  }

  @Test
  void aFormSaysWhatIsWrongThenPostsAButtonThatWorks() throws Exception {
    hands.does(
        "command", Map.of("user", "ana", "channel", "general", "command", "/declare", "text", ""));
    String id = hands.modal("ana").path("id").asText();
    JsonNode refused = submit(id, "Oh");
    assertThat(refused.path("response_action").asText()).isEqualTo("errors");
    assertThat(refused.at("/errors/title").asText()).isEqualTo("Say a little more.");
    assertThat(submit(id, "Checkout is down").path("ok").asBoolean()).isTrue();
    assertThat(hands.modal("ana").isMissingNode()).isTrue();

    JsonNode messages = hands.channel("general").path("messages");
    JsonNode posted = messages.get(messages.size() - 1);
    assertThat(posted.path("text").asText()).isEqualTo("Checkout is down");
    hands.does(
        "action",
        Map.of(
            "user", "ana",
            "channel", "general",
            "message_ts", posted.path("ts").asText(),
            "action_id", "ack"));
    assertThat(next()).isEqualTo("pressed 7");
    assertThat(hands.sees("ephemeral?user=ana&channel=general").toString())
        .contains("It is yours.");
  }

  private JsonNode submit(String view, String title) {
    return hands.tries(
        "submit",
        Map.of("user", "ana", "view_id", view, "values", Map.of("title", Map.of("v", title))));
  }

  @Test
  void shortcutsReachTheApp() throws Exception {
    hands.does("shortcut", Map.of("user", "ana", "callback_id", "declare_anywhere"));
    String id = hands.modal("ana").path("id").asText();
    hands.does("close", Map.of("user", "ana", "view_id", id));
    assertThat(next()).isEqualTo("closed declare");
    String ts =
        hands
            .does("message", Map.of("user", "ana", "channel", "general", "text", "Queue is full"))
            .path("ts")
            .asText();
    hands.does(
        "shortcut",
        Map.of("user", "ana", "callback_id", "keep", "channel", "general", "message_ts", ts));
    assertThat(next()).isEqualTo("kept Queue is full");
  }

  @Test
  void whatHappensInAChannelOfTheBotArrivesAsEvents() throws Exception {
    var slack = Witness.slack(workspace).methods(Witness.BOT_TOKEN);
    String channel = Witness.channel(slack, "inc-1");
    String ana = Witness.user(slack, "ana").getId();
    slack.conversationsInvite(r -> r.channel(channel).users(List.of(ana)));
    String ts =
        hands
            .does("message", Map.of("user", "ana", "channel", "inc-1", "text", "Queue is full"))
            .path("ts")
            .asText();
    assertThat(next()).isEqualTo("message Queue is full");
    hands.does("reaction", Map.of("user", "ana", "channel", "inc-1", "ts", ts, "name", "eyes"));
    assertThat(next()).isEqualTo("reaction eyes");
  }

  @Test
  void openingTheHomeTabFillsIt() throws Exception {
    hands.does("home", Map.of("user", "ana"));
    assertThat(next()).isEqualTo("home");
    assertThat(hands.does("home", Map.of("user", "ana")).path("view").toString())
        .contains("Home of Ana");
  }

  @Test
  void afterADisconnectTheClientComesBack() throws Exception {
    aCommandIsAnswered();
    app.getClient()
        .addWebSocketMessageListener(
            message -> {
              if (message.contains("\"hello\"")) {
                seen.add("hello");
              }
            });
    hands.does("fault", Map.of("disconnect", "refresh_requested"));
    assertThat(next()).isEqualTo("hello");
    aCommandIsAnswered();
  }
}
