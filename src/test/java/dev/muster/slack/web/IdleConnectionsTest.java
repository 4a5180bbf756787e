package dev.muster.slack.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Hands;
import dev.muster.testkit.Relay;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After a quiet while the first call goes through, whatever became of the connection. */
@Timeout(60)
final class IdleConnectionsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final WorkspaceClock clock = WorkspaceClock.standingStill(BotUnderTest.BEGIN);
  private final PracticeWorkspace workspace =
      PracticeWorkspace.start(PracticeWorkspace.Options.defaults().withRateLimits(false), clock);
  private final Relay relay = new Relay(workspace.port());
  private final Hands hands = new Hands(workspace.url());

  @AfterEach
  void stop() {
    relay.close();
    workspace.close();
  }

  private SlackGateway trusting(Duration idle, Duration form) {
    Slack client =
        SlackConnections.client(
            "http://127.0.0.1:" + relay.port() + "/api/",
            Map.of(),
            new SlackConnections.Trust(idle, Duration.ZERO, LONG, form));
    return new SlackGateway(client, workspace.botToken(), clock);
  }

  private static void asks(SlackGateway slack) throws SlackFailure {
    slack.call(SlackMethod.AUTH_TEST, null, methods -> methods.authTest(r -> r));
  }

  private static void posts(SlackGateway slack) throws SlackFailure {
    slack.call(
        SlackMethod.CHAT_POST_MESSAGE,
        null,
        methods -> methods.chatPostMessage(r -> r.channel("general").text("still here")));
  }

  private long received(String method) {
    long received = 0;
    for (JsonNode call : hands.get("calls?since=0").path("calls")) {
      received += call.path("method").asText().equals(method) ? 1 : 0;
    }
    return received;
  }

  @Test
  void aConnectionThatTheFarSideEndedIsReplacedBeforeAnythingIsSent() throws Exception {
    SlackGateway slack = trusting(LONG, LONG);
    for (int i = 1; i <= 3; i++) {
      asks(slack);
      relay.hangsUp();
      posts(slack);
      assertThat(received("chat.postMessage")).isEqualTo(i);
    }
    assertThat(relay.connections()).isEqualTo(4);
  }

  @Test
  void anIdleConnectionIsGivenUpBeforeTheWayForgetsIt() throws Exception {
    SlackGateway slack = trusting(SHORT, LONG);
    asks(slack);

    Eventually.is("no idle connection", () -> relay.open() == 0);

    relay.forgets();
    posts(slack);
    assertThat(received("chat.postMessage")).isEqualTo(1);
  }

  @Test
  void whatIsUsedOftenStaysOpen() throws Exception {
    SlackGateway slack = trusting(LONG, LONG);
    for (int i = 0; i < 5; i++) {
      asks(slack);
    }
    assertThat(relay.connections()).isEqualTo(1);
  }

  @Test
  void aFormThatGotNoAnswerIsOpenedByAnotherConnection() throws Exception {
    SlackGateway slack = trusting(LONG, Duration.ofMillis(100));
    asks(slack);
    relay.forgets();

    SlackFailure refused = null;
    try {
      slack.call(
          SlackMethod.VIEWS_OPEN,
          null,
          methods -> methods.viewsOpen(r -> r.triggerId("1.2.x").viewAsString("{}")));
    } catch (SlackFailure failure) {
      refused = failure;
    }

    assertThat(received("views.open")).isEqualTo(1);
    assertThat(refused).isNotNull();
    assertThat(refused.kind()).as("Slack answered").isEqualTo(SlackFailure.Kind.REFUSED);
  }

  @Test
  void nothingElseIsSentTwice() throws Exception {
    SlackGateway slack = trusting(LONG, LONG);
    hands.does("fault", Map.of("method", "chat.postMessage", "http_status", 0, "after", true));

    SlackFailure lost = null;
    try {
      posts(slack);
    } catch (SlackFailure failure) {
      lost = failure;
    }

    assertThat(lost).isNotNull();
    assertThat(lost.kind()).isEqualTo(SlackFailure.Kind.UNKNOWN);
    assertThat(received("chat.postMessage")).isEqualTo(1);
    assertThat(Set.of("timeout", "unreachable")).contains(lost.code());
  }
}
