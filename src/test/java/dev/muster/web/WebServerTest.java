package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testkit.BotUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WebServerTest {
  private static HttpResponse<String> get(WebServer server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void readyMeansThatTheLineWorksNotThatASocketIsOpen() throws Exception {
    Readiness[] now = {new Readiness(0, false, true, Optional.empty(), true)};
    try (WebServer server =
        WebServer.start("127.0.0.1", 0, new WebServer.Pages(() -> now[0], () -> ""))) {
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);

      now[0] = new Readiness(2, false, true, Optional.empty(), true);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);

      now[0] =
          new Readiness(2, true, true, Optional.of(Instant.parse("2026-03-02T10:00:00Z")), true);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").body()).contains("2026-03-02T10:00:00Z");

      now[0] = new Readiness(2, true, true, Optional.empty(), false);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health/ready").body()).contains("\"store_writable\":false");

      now[0] = new Readiness(2, true, false, Optional.empty(), true);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health/ready").body()).contains("\"delivers\":false");

      now[0] =
          new Readiness(
              2, true, true, Optional.empty(), true, Optional.of("The token was \"revoked\"."));
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health/ready").body())
          .contains("\"slack_refuses\":\"The token was 'revoked'.\"");
      assertThat(get(server, "/nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void metricsCountWhatHappenedAndTellNothingOfIt() throws Exception {
    try (BotUnderTest bot = BotUnderTest.started();
        WebServer server =
            WebServer.start(
                "127.0.0.1",
                0,
                new WebServer.Pages(
                    () -> new Readiness(1, true, true, Optional.empty(), true),
                    () -> bot.bot().meters().scrape()))) {
      bot.person("ana").declares("SEV-1 checkout is down");

      String metrics = get(server, "/metrics").body();

      assertThat(metrics)
          .contains("muster_acks_seconds_count{type=\"slash_commands\"}")
          .contains("muster_deliveries_total{kind=\"headline\",result=\"delivered\"} 1.0")
          .contains("muster_incidents_open 1.0")
          .doesNotContain("checkout")
          .doesNotContain("INC-1");
    }
  }

  @Test
  void aTakenPortIsSaidInWords() {
    WebServer.Pages pages =
        new WebServer.Pages(() -> new Readiness(0, false, true, Optional.empty(), true), () -> "");
    try (WebServer first = WebServer.start("127.0.0.1", 0, pages)) {
      assertThatThrownBy(() -> WebServer.start("127.0.0.1", first.port(), pages))
          .hasMessageContaining("Choose another with --port");
    }
  }
}
