package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.muster.slack.FakeSlack;
import dev.muster.slack.socket.SocketListener;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackGateway;
import dev.muster.testkit.Eventually;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever comes in on a socket, the next command is answered. */
final class FrameFuzz {
  private static FakeSlack slack;
  private static SocketMode line;

  @BeforeContainer
  static void connect() {
    slack = new FakeSlack();
    App app =
        new App(
            AppConfig.builder()
                .slack(SlackGateway.client(slack.apiUrl()))
                .allEventsApiAutoAckEnabled(true)
                .build(),
            List.of());
    app.command("/incident", (request, context) -> context.ack("heard"));
    line =
        new SocketMode(
            app,
            "xapp-test",
            SocketOptions.DEFAULT.withSteady(Duration.ZERO),
            SocketListener.NONE,
            Clock.systemUTC());
    line.start();
    bothAreUp();
  }

  @AfterContainer
  static void hangUp() {
    line.close();
    slack.close();
  }

  private static void bothAreUp() {
    Eventually.is("two connections", () -> line.connected() == 2);
  }

  @Provide
  Arbitrary<String> frame() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "7",
            "true",
            "\"\"",
            "\"x\"",
            "{}",
            "[]",
            "[{}]",
            "{\"type\":\"event_callback\"}",
            "{\"type\":\"block_actions\",\"actions\":[]}",
            "{\"type\":\"view_submission\"}",
            "{\"command\":\"/incident\"}",
            "{\"command\":{},\"text\":[]}",
            "{\"type\":\"event_callback\",\"event\":{\"type\":\"reaction_added\"}}");
    Arbitrary<String> types =
        Arbitraries.of(
            "\"hello\"",
            "\"slash_commands\"",
            "\"interactive\"",
            "\"events_api\"",
            "\"a_new_one\"",
            "7",
            "null",
            "{}");
    Arbitrary<String> envelopes =
        Combinators.combine(types, values, values, values)
            .as(
                (type, id, payload, takes) ->
                    "{\"type\":%s,\"envelope_id\":%s,\"payload\":%s,\"accepts_response_payload\":%s,"
                            .formatted(type, id, payload, takes)
                        + "\"retry_attempt\":%s}".formatted(takes));
    return Arbitraries.oneOf(envelopes, envelopes, Weird.text(), values);
  }

  @Fuzz
  void afterAnyTextTheNextCommandIsAnswered(@ForAll("frame") String frame) throws Exception {
    slack.sendsText(frame);
    theNextCommandIsAnswered();
  }

  @Fuzz
  void afterAnyBytesTheNextCommandIsAnswered(@ForAll byte[] bytes) throws Exception {
    var socket = slack.sockets().get(0);
    WebSockets.sendBinary(ByteBuffer.wrap(bytes), socket, null);
    int short1 = Math.min(bytes.length, 125);
    WebSockets.sendPing(ByteBuffer.wrap(bytes, 0, short1), socket, null);
    WebSockets.sendPong(ByteBuffer.wrap(bytes, 0, short1), socket, null);
    theNextCommandIsAnswered();
  }

  @Example
  void anEnvelopeOfAnUnknownTypeIsAcked() throws Exception {
    JsonObject payload = new JsonObject();
    payload.addProperty("type", "something_new");
    assertThat(slack.sends(slack.envelope("a_new_type", payload)).get(20, TimeUnit.SECONDS))
        .isNotNull();
  }

  @Example
  void aMessageWithoutEndEndsThatConnectionAndNoOther() throws Exception {
    slack.sendsText("x".repeat(9_000_000));
    theNextCommandIsAnsweredOnEach();
  }

  @Example
  void whatIsNestedDeepIsOverheard() throws Exception {
    slack.sendsText("[".repeat(500_000));
    slack.sendsText("{\"a\":".repeat(100_000));
    theNextCommandIsAnsweredOnEach();
  }

  private static void theNextCommandIsAnsweredOnEach() throws Exception {
    bothAreUp();
    theNextCommandIsAnswered();
  }

  private static void theNextCommandIsAnswered() throws Exception {
    JsonObject ack =
        slack.sends(slack.command("help"), slack.sockets().get(0)).get(20, TimeUnit.SECONDS);
    assertThat(ack.getAsJsonObject("payload").get("text").getAsString()).isEqualTo("heard");
  }
}
