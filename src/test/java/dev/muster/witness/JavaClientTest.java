package dev.muster.witness;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static dev.muster.witness.Witness.ok;
import static dev.muster.witness.Witness.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.canvas.CanvasDocumentContent;
import dev.muster.sandbox.PracticeWorkspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack's Java client, which refuses every field that Slack does not have. */
class JavaClientTest {
  private PracticeWorkspace workspace;
  private Hands hands;
  private MethodsClient slack;

  @BeforeEach
  void aWorkspaceOpens() {
    workspace = Witness.workspace();
    hands = Witness.hands(workspace);
    slack = Witness.slack(workspace).methods(Witness.BOT_TOKEN);
  }

  @AfterEach
  void andCloses() throws Exception {
    workspace.close();
  }

  @Test
  void theBotAndTheAppAreKnown() throws Exception {
    assertThat(ok(slack.authTest(r -> r)).getBotId()).startsWith("B");
    ok(Witness.slack(workspace).methods(Witness.APP_TOKEN).authTest(r -> r));
    assertThat(
            ok(Witness.slack(workspace).methods(Witness.APP_TOKEN).appsConnectionsOpen(r -> r))
                .getUrl())
        .startsWith("ws://");
    refused(Witness.slack(workspace).methods("xoxb-wrong").authTest(r -> r), "invalid_auth");
    ok(slack.apiTest(r -> r));
  }

  @Test
  void aMessageIsPostedEditedAndThreaded() throws Exception {
    String id = Witness.channel(slack, "inc-2");
    ChatPostMessageResponse posted =
        ok(
            slack.chatPostMessage(
                r ->
                    r.channel(id)
                        .text("Checkout is down")
                        .blocks(
                            asBlocks(
                                header(h -> h.text(plainText("Checkout"))),
                                section(s -> s.text(markdownText("*SEV1*")))))));
    String ts = posted.getTs();
    ok(slack.chatPostMessage(r -> r.channel(id).threadTs(ts).text("in the thread")));
    ok(slack.chatUpdate(r -> r.channel(id).ts(ts).text("Checkout is back")));
    assertThat(ok(slack.conversationsReplies(r -> r.channel(id).ts(ts))).getMessages())
        .extracting("text")
        .containsExactly("Checkout is back", "in the thread");
    assertThat(ok(slack.conversationsHistory(r -> r.channel(id))).getMessages())
        .extracting("text")
        .contains("Checkout is back")
        .doesNotContain("in the thread");
    assertThat(ok(slack.chatGetPermalink(r -> r.channel(id).messageTs(ts))).getPermalink())
        .startsWith("http");
    ok(slack.reactionsAdd(r -> r.channel(id).timestamp(ts).name("eyes")));
    refused(slack.reactionsAdd(r -> r.channel(id).timestamp(ts).name("eyes")), "already_reacted");
    ok(slack.chatDelete(r -> r.channel(id).ts(ts)));
    refused(slack.chatUpdate(r -> r.channel(id).ts(ts).text("gone")), "message_not_found");
  }

  @Test
  void slacksLimitsHold() throws Exception {
    String id = Witness.channel(slack, "inc-3");
    refused(slack.chatPostMessage(r -> r.channel(id).text("")), "no_text");
    ChatPostMessageResponse bad =
        slack.chatPostMessage(
            r ->
                r.channel(id)
                    .text("x")
                    .blocks(asBlocks(header(h -> h.text(plainText("x".repeat(151)))))));
    refused(bad, "invalid_blocks");
    assertThat(bad.getErrors())
        .contains("must be less than 151 characters [json-pointer:/blocks/0/text/text]");
    assertThat(bad.getResponseMetadata().getMessages())
        .contains("[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]");
    String ts = ok(slack.chatPostMessage(r -> r.channel(id).text("x"))).getTs();
    refused(slack.chatUpdate(r -> r.channel(id).ts(ts).text("x".repeat(4001))), "msg_too_long");
  }

  @Test
  void onlySheWhomAnEphemeralMessageConcernsSeesIt() throws Exception {
    String ana = Witness.user(slack, "ana").getId();
    String id = Witness.channel(slack, "inc-4");
    refused(
        slack.chatPostEphemeral(r -> r.channel(id).user(ana).text("psst")), "user_not_in_channel");
    ok(slack.conversationsInvite(r -> r.channel(id).users(List.of(ana))));
    ok(slack.chatPostEphemeral(r -> r.channel(id).user(ana).text("psst")));
    assertThat(hands.sees("ephemeral?user=ana&channel=inc-4").toString()).contains("psst");
    assertThat(hands.sees("state").toString()).doesNotContain("psst");
  }

  @Test
  void aFileIsUploaded() throws Exception {
    String id = Witness.channel(slack, "inc-6");
    ok(
        slack.filesUploadV2(
            r -> r.channel(id).filename("log.txt").title("Log").content("out of memory")));
    assertThat(hands.channel("inc-6").path("files").toString()).contains("log.txt");
    String file =
        ok(slack.conversationsHistory(r -> r.channel(id)))
            .getMessages()
            .get(0)
            .getFiles()
            .get(0)
            .getId();
    assertThat(ok(slack.filesInfo(r -> r.file(file))).getFile().getName()).isEqualTo("log.txt");
  }

  @Test
  void aCanvasIsWritten() throws Exception {
    CanvasDocumentContent text =
        CanvasDocumentContent.builder().markdown("# Post-mortem\n\nWhat happened").build();
    assertThat(
            ok(slack.canvasesCreate(r -> r.title("Post-mortem").documentContent(text)))
                .getCanvasId())
        .startsWith("F");
    String id = Witness.channel(slack, "inc-9");
    ok(slack.conversationsCanvasesCreate(r -> r.channelId(id).documentContent(text)));
    refused(
        slack.conversationsCanvasesCreate(r -> r.channelId(id).documentContent(text)),
        "channel_canvas_already_exists");
  }

  @Test
  void aMethodThatSlackLacksIsUnknown() throws Exception {
    String body =
        Slack.getInstance(Witness.config(workspace))
            .getHttpClient()
            .postFormWithBearerHeader(
                workspace.apiUrl() + "incidents.declare",
                Witness.BOT_TOKEN,
                new okhttp3.FormBody.Builder().build())
            .body()
            .string();
    assertThat(body).contains("unknown_method");
  }

  @Test
  void tooManyCallsAreRefusedWithTheTimeToWait() throws Exception {
    hands.does(
        "fault",
        Map.of(
            "method",
            "users.list",
            "http_status",
            429,
            "error",
            "ratelimited",
            "retry_after",
            7,
            "times",
            1));
    assertThatThrownBy(() -> slack.usersList(r -> r))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> {
              assertThat(e.getResponse().code()).isEqualTo(429);
              assertThat(e.getResponse().header("Retry-After")).isEqualTo("7");
            });
    ok(slack.usersList(r -> r));
  }

  @Test
  void theWorkspaceLimitsTheRateByItself() throws Exception {
    try (PracticeWorkspace limited = Witness.limitedWorkspace()) {
      MethodsClient hasty = Witness.slack(limited).methods(Witness.BOT_TOKEN);
      String id = ok(hasty.conversationsCreate(r -> r.name("inc-7"))).getChannel().getId();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 30; i++) {
                  ok(hasty.chatPostMessage(r -> r.channel(id).text("another")));
                }
              })
          .isInstanceOfSatisfying(
              SlackApiException.class,
              e -> {
                assertThat(e.getResponse().code()).isEqualTo(429);
                assertThat(e.getResponse().header("Retry-After")).isEqualTo("1");
              });
    }
  }
}
