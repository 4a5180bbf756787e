package dev.muster.witness;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.asOptions;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import com.slack.api.socket_mode.SocketModeClient;
import dev.muster.sandbox.PracticeWorkspace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every kind of element, in a form and in a message, as Slack's Java model reads what comes of it.
 */
class JavaElementsTest {
  private static final List<OptionObject> OPTIONS =
      asOptions(option(plainText("SEV1"), "sev1"), option(plainText("SEV2"), "sev2"));

  private final BlockingQueue<Map<String, Map<String, ViewState.Value>>> submitted =
      new LinkedBlockingQueue<>();
  private final BlockingQueue<BlockActionPayload> acted = new LinkedBlockingQueue<>();
  private PracticeWorkspace workspace;
  private Hands hands;
  private SocketModeApp app;

  @BeforeEach
  void anAppIsConnected() throws Exception {
    workspace = Witness.workspace();
    hands = Witness.hands(workspace);
    App bolt =
        new App(
            AppConfig.builder()
                .slack(Witness.slack(workspace))
                .singleTeamBotToken(Witness.BOT_TOKEN)
                .build());
    bolt.command(
        "/form",
        (req, ctx) -> {
          ctx.client().viewsOpen(r -> r.triggerId(ctx.getTriggerId()).view(form()));
          return ctx.ack();
        });
    bolt.viewSubmission(
        "form",
        (req, ctx) -> {
          submitted.add(req.getPayload().getView().getState().getValues());
          return ctx.ack();
        });
    bolt.blockAction(
        Pattern.compile(".*"),
        (req, ctx) -> {
          acted.add(req.getPayload());
          return ctx.ack();
        });
    app = new SocketModeApp(Witness.APP_TOKEN, SocketModeClient.Backend.JavaWebSocket, bolt);
    app.startAsync();
    Witness.untilConnected(app);
  }

  @AfterEach
  void everythingCloses() throws Exception {
    app.close();
    workspace.close();
  }

  private static View form() {
    return view(
        v ->
            v.type("modal")
                .callbackId("form")
                .title(viewTitle(t -> t.type("plain_text").text("Everything")))
                .submit(viewSubmit(t -> t.type("plain_text").text("Send")))
                .blocks(
                    asBlocks(
                        in("text", BlockElements.plainTextInput(e -> e.actionId("v"))),
                        in("mail", BlockElements.emailTextInput(e -> e.actionId("v"))),
                        in("link", BlockElements.urlTextInput(e -> e.actionId("v"))),
                        in(
                            "number",
                            BlockElements.numberInput(e -> e.actionId("v").decimalAllowed(false))),
                        in("day", BlockElements.datePicker(e -> e.actionId("v"))),
                        in("hour", BlockElements.timePicker(e -> e.actionId("v"))),
                        in("moment", BlockElements.datetimePicker(e -> e.actionId("v"))),
                        in(
                            "one",
                            BlockElements.staticSelect(e -> e.actionId("v").options(OPTIONS))),
                        in(
                            "some",
                            BlockElements.multiStaticSelect(e -> e.actionId("v").options(OPTIONS))),
                        in("user", BlockElements.usersSelect(e -> e.actionId("v"))),
                        in("users", BlockElements.multiUsersSelect(e -> e.actionId("v"))),
                        in("room", BlockElements.conversationsSelect(e -> e.actionId("v"))),
                        in("rooms", BlockElements.multiConversationsSelect(e -> e.actionId("v"))),
                        in("channel", BlockElements.channelsSelect(e -> e.actionId("v"))),
                        in("channels", BlockElements.multiChannelsSelect(e -> e.actionId("v"))),
                        in(
                            "boxes",
                            BlockElements.checkboxes(e -> e.actionId("v").options(OPTIONS))),
                        in(
                            "radio",
                            BlockElements.radioButtons(e -> e.actionId("v").options(OPTIONS))),
                        input(
                            i ->
                                i.blockId("left")
                                    .optional(true)
                                    .label(plainText("Left empty"))
                                    .element(
                                        BlockElements.plainTextInput(e -> e.actionId("v")))))));
  }

  private static LayoutBlock in(String id, BlockElement element) {
    return input(i -> i.blockId(id).label(plainText(id)).element(element));
  }

  @Test
  void aFormOfEveryInputIsSubmitted() throws Exception {
    hands.does(
        "command", Map.of("user", "ana", "channel", "general", "command", "/form", "text", ""));
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("text", "Checkout is down");
    said.put("mail", "ana@example.com");
    said.put("link", "https://example.com");
    said.put("number", "7");
    said.put("day", "2026-01-31");
    said.put("hour", "09:05");
    said.put("moment", 1_700_000_000);
    said.put("one", "sev2");
    said.put("some", List.of("sev1", "sev2"));
    said.put("user", "ben");
    said.put("users", List.of("ben", "chi"));
    said.put("room", "general");
    said.put("rooms", List.of("general", "incidents"));
    said.put("channel", "general");
    said.put("channels", List.of("incidents"));
    said.put("boxes", List.of("sev1"));
    said.put("radio", "sev1");
    Map<String, Object> values = new HashMap<>();
    said.forEach((block, value) -> values.put(block, Map.of("v", value)));
    hands.does(
        "submit",
        Map.of("user", "ana", "view_id", hands.modal("ana").path("id").asText(), "values", values));

    Map<String, Map<String, ViewState.Value>> state = submitted.poll(10, TimeUnit.SECONDS);
    assertThat(state).isNotNull();
    assertThat(of(state, "text").getValue()).isEqualTo("Checkout is down");
    assertThat(of(state, "mail").getValue()).isEqualTo("ana@example.com");
    assertThat(of(state, "link").getValue()).isEqualTo("https://example.com");
    assertThat(of(state, "number").getValue()).isEqualTo("7");
    assertThat(of(state, "day").getSelectedDate()).isEqualTo("2026-01-31");
    assertThat(of(state, "hour").getSelectedTime()).isEqualTo("09:05");
    assertThat(of(state, "moment").getSelectedDateTime()).isEqualTo(1_700_000_000);
    assertThat(of(state, "one").getSelectedOption().getValue()).isEqualTo("sev2");
    assertThat(of(state, "some").getSelectedOptions()).hasSize(2);
    assertThat(of(state, "user").getSelectedUser()).startsWith("U");
    assertThat(of(state, "users").getSelectedUsers()).hasSize(2);
    assertThat(of(state, "room").getSelectedConversation()).startsWith("C");
    assertThat(of(state, "rooms").getSelectedConversations()).hasSize(2);
    assertThat(of(state, "channel").getSelectedChannel()).startsWith("C");
    assertThat(of(state, "channels").getSelectedChannels()).hasSize(1);
    assertThat(of(state, "boxes").getSelectedOptions()).hasSize(1);
    assertThat(of(state, "radio").getSelectedOption().getText().getText()).isEqualTo("SEV1");
    assertThat(of(state, "left").getValue()).isNull();
  }

  private static ViewState.Value of(Map<String, Map<String, ViewState.Value>> state, String block) {
    return state.get(block).get("v");
  }

  @Test
  void everyElementOfAMessageTellsTheAppWhatWasPicked() throws Exception {
    var slack = Witness.slack(workspace).methods(Witness.BOT_TOKEN);
    String channel = Witness.channel(slack, "inc-1");
    String ana = Witness.user(slack, "ana").getId();
    Witness.ok(slack.conversationsInvite(r -> r.channel(channel).users(List.of(ana))));
    String ts =
        Witness.ok(slack.chatPostMessage(r -> r.channel(channel).text("card").blocks(card())))
            .getTs();

    BlockActionPayload pressed = pick(ts, "button", null);
    assertThat(pressed.getActions().get(0).getValue()).isEqualTo("7");
    assertThat(pressed.getContainer().getMessageTs()).isEqualTo(ts);
    assertThat(pressed.getChannel().getName()).isEqualTo("inc-1");
    assertThat(pressed.getMessage().getText()).isEqualTo("card");
    assertThat(pressed.getResponseUrl()).startsWith("http");
    assertThat(action(ts, "select", "sev2").getSelectedOption().getValue()).isEqualTo("sev2");
    assertThat(action(ts, "overflow", "sev1").getSelectedOption().getValue()).isEqualTo("sev1");
    assertThat(action(ts, "user", "ben").getSelectedUser()).startsWith("U");
    assertThat(action(ts, "room", "general").getSelectedConversation()).startsWith("C");
    assertThat(action(ts, "channel", "general").getSelectedChannel()).startsWith("C");
    assertThat(action(ts, "day", "2026-01-31").getSelectedDate()).isEqualTo("2026-01-31");
    assertThat(action(ts, "hour", "09:05").getSelectedTime()).isEqualTo("09:05");
    assertThat(action(ts, "boxes", "sev1").getSelectedOptions()).hasSize(1);
    BlockActionPayload last = pick(ts, "users", List.of("ben", "chi"));
    assertThat(last.getActions().get(0).getSelectedUsers()).hasSize(2);
    assertThat(
            last.getState().getValues().get("menus").get("select").getSelectedOption().getValue())
        .isEqualTo("sev2");
  }

  private static List<LayoutBlock> card() {
    return asBlocks(
        actions(
            a ->
                a.blockId("menus")
                    .elements(
                        BlockElements.asElements(
                            BlockElements.button(
                                e -> e.actionId("button").value("7").text(plainText("Press"))),
                            BlockElements.staticSelect(e -> e.actionId("select").options(OPTIONS)),
                            BlockElements.overflowMenu(
                                e -> e.actionId("overflow").options(OPTIONS)),
                            BlockElements.usersSelect(e -> e.actionId("user")),
                            BlockElements.conversationsSelect(e -> e.actionId("room")),
                            BlockElements.channelsSelect(e -> e.actionId("channel")),
                            BlockElements.datePicker(e -> e.actionId("day")),
                            BlockElements.timePicker(e -> e.actionId("hour")),
                            BlockElements.checkboxes(e -> e.actionId("boxes").options(OPTIONS))))),
        section(
            s ->
                s.text(plainText("Who?"))
                    .accessory(BlockElements.multiUsersSelect(e -> e.actionId("users")))));
  }

  private BlockActionPayload.Action action(String ts, String id, Object value) throws Exception {
    return pick(ts, id, value).getActions().get(0);
  }

  private BlockActionPayload pick(String ts, String id, Object value) throws Exception {
    Map<String, Object> body = new HashMap<>();
    body.put("user", "ana");
    body.put("channel", "inc-1");
    body.put("message_ts", ts);
    body.put("action_id", id);
    if (value != null) {
      body.put("value", value);
    }
    hands.does("action", body);
    BlockActionPayload payload = acted.poll(10, TimeUnit.SECONDS);
    assertThat(payload).isNotNull();
    return payload;
  }
}
