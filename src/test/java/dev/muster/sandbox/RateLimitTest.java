package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private WorkspaceClock clock;
  private PracticeWorkspace workspace;
  private Wire wire;

  @BeforeEach
  void open() {
    clock = WorkspaceClock.standingStill(Instant.parse("2026-03-02T10:00:00Z"));
    workspace = PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), clock);
    wire = new Wire(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private HttpResponse<String> create(int i) {
    return wire.call("conversations.create", Map.of("name", "inc-" + i), workspace.botToken());
  }

  @Test
  void twentyChannelsAMinuteAndNoMore() {
    for (int i = 0; i < 20; i++) {
      assertThat(create(i).statusCode()).isEqualTo(200);
    }
    clock.advance(Duration.ofSeconds(45));
    HttpResponse<String> refused = create(20);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("15");
    assertThat(refused.body()).isEqualTo("{\"ok\":false,\"error\":\"ratelimited\"}");
    clock.advance(Duration.ofSeconds(15));
    assertThat(create(20).statusCode()).isEqualTo(200);
  }

  @Test
  void aShortBurstAndThenOneMessageASecondInEachChannel() {
    for (int i = 0; i < 5; i++) {
      assertThat(post("general")).isEqualTo(200);
      clock.advance(Duration.ofMillis(100));
    }
    assertThat(post("#general")).isEqualTo(429);
    assertThat(post("incidents")).isEqualTo(200);
    clock.advance(Duration.ofSeconds(5));
    assertThat(post("general")).isEqualTo(200);
  }

  private int post(String channel) {
    return wire.call(
            "chat.postMessage", Map.of("channel", channel, "text", "x"), workspace.botToken())
        .statusCode();
  }
}
