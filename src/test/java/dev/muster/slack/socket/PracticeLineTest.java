package dev.muster.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.slack.web.SlackGateway;
import dev.muster.testkit.Hands;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line at the practice workspace, which others wrote by Slack's documentation. */
@Timeout(60)
class PracticeLineTest {
  private final PracticeWorkspace workspace =
      PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), WorkspaceClock.running());
  private final Hands hands = new Hands(workspace.url());
  private final AtomicInteger handled = new AtomicInteger();
  private final Semaphore connected = new Semaphore(0);
  private final App app =
      new App(
          AppConfig.builder()
              .slack(SlackGateway.client(workspace.apiUrl()))
              .singleTeamBotToken(null)
              .build(),
          List.of());
  private final SocketMode line =
      new SocketMode(
          app,
          workspace.appToken(),
          SocketOptions.DEFAULT,
          new SocketListener() {
            @Override
            public void connected(int live) {
              connected.release();
            }
          },
          Clock.systemUTC());

  @BeforeEach
  void connect() throws InterruptedException {
    app.command(
        "/incident",
        (request, context) -> {
          handled.incrementAndGet();
          return context.ack("heard " + request.getPayload().getText());
        });
    line.start();
    assertThat(connected.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void hangUp() {
    line.close();
    workspace.close();
  }

  private JsonNode types(String text) {
    return hands.types("ana", "general", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested"})
  void tenCommandsAroundAnEndOfEveryConnectionAreAllAnswered(String reason) throws Exception {
    for (int i = 0; i < 10; i++) {
      if (i == 5) {
        hands.does("fault", Map.of("disconnect", reason));
        // The workspace turns away from all its connections at once; Slack does so one by one.
        assertThat(connected.tryAcquire(1, 30, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(types("number " + i).at("/response/text").asText()).isEqualTo("heard number " + i);
    }
    assertThat(handled).hasValue(10);
  }

  @Test
  void afterATcpBreakOfEveryConnectionCommandsAreAnsweredAgain() throws Exception {
    hands.does("fault", Map.of("disconnect", "drop"));
    assertThat(connected.tryAcquire(1, 30, TimeUnit.SECONDS)).isTrue();
    assertThat(types("again").at("/response/text").asText()).isEqualTo("heard again");
  }

  @Test
  void aDoubledEnvelopeIsHandledOnce() {
    hands.does("fault", Map.of("duplicate", true));
    assertThat(types("once").at("/response/text").asText()).isEqualTo("heard once");
    assertThat(types("next").at("/response/text").asText()).isEqualTo("heard next");
    assertThat(handled).hasValue(2);
  }

  @Test
  void refusedConnectionsAreTriedAgain() throws Exception {
    hands.does(
        "fault", Map.of("method", "apps.connections.open", "error", "internal_error", "times", 2));
    hands.does("fault", Map.of("disconnect", "refresh_requested"));
    assertThat(connected.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
    assertThat(types("again").at("/response/text").asText()).isEqualTo("heard again");
  }

  @Test
  void theLineIsProvenByAnAnsweredPing() throws Exception {
    assertThat(line.awaitConnected(Duration.ofSeconds(1))).isTrue();
    types("anything");
    types("anything more");
    assertThat(line.proven()).isTrue();
  }
}
