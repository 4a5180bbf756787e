package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
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

  private HttpResponse<String> post() {
    return wire.call(
        "chat.postMessage", Map.of("channel", "general", "text", "x"), workspace.botToken());
  }

  private int posted() {
    return wire.channel("general").path("messages").size();
  }

  @Test
  void anErrorComesAsOftenAsItWasOrdered() {
    wire.does("fault", Map.of("method", "chat.postMessage", "error", "fatal_error", "times", 2));
    wire.calls("auth.test", Map.of());
    assertThat(Wire.json(post()).path("error").asText()).isEqualTo("fatal_error");
    assertThat(Wire.json(post()).path("error").asText()).isEqualTo("fatal_error");
    assertThat(Wire.json(post()).path("ok").asBoolean()).isTrue();
    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void aServerErrorIsAPageOfHtml() {
    wire.does("fault", Map.of("http_status", 503));
    HttpResponse<String> answer = post();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void aProxyMayAnswerWithAPageAndSayThatAllIsWell() {
    wire.does("fault", Map.of("method", "chat.postMessage", "html", true));
    HttpResponse<String> answer = post();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    assertThat(posted()).isZero();

    wire.does("fault", Map.of("method", "chat.postMessage", "html", true, "after", true));
    assertThat(post().body()).startsWith("<!DOCTYPE html>");
    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void whatWasPlannedCanBeTakenBack() {
    wire.does("fault", Map.of("http_status", 503, "times", 5));
    wire.does("fault", Map.of("clear", true));
    assertThat(Wire.json(post()).path("ok").asBoolean()).isTrue();
  }

  @Test
  void tooManyCallsSaysWhenToComeBack() {
    wire.does("fault", Map.of("error", "ratelimited", "retry_after", 7));
    HttpResponse<String> answer = post();
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void anAnswerMayBeLostThoughTheMessageWasPosted() {
    wire.does("fault", Map.of("http_status", 500, "after", true));
    assertThat(post().statusCode()).isEqualTo(500);
    assertThat(posted()).isEqualTo(1);
    wire.does("fault", Map.of("method", "chat.postMessage", "http_status", 0));
    assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);
    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void everyCallIsOnRecordWithoutItsToken() {
    long before = wire.look("calls?since=0").path("calls").size();
    wire.does("fault", Map.of("error", "fatal_error"));
    post();
    wire.api("conversations.info", Map.of("channel", "C1", "token", "xoxb-other"));
    JsonNode calls = wire.look("calls?since=" + before).path("calls");
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).path("n").asLong()).isEqualTo(before + 1);
    assertThat(calls.get(0).path("error").asText()).isEqualTo("fatal_error");
    assertThat(calls.get(0).at("/args/text").asText()).isEqualTo("x");
    assertThat(calls.get(1).path("method").asText()).isEqualTo("conversations.info");
    assertThat(calls.toString()).doesNotContain("xoxb");
  }

  @Test
  void anErrorLastsAsLongAsItWasOrderedToByTheWorkspacesClock() {
    Map<String, Object> limit =
        Map.of("method", "chat.postMessage", "error", "message_limit_exceeded", "for", "PT10M");
    wire.does("fault", limit);

    wire.does("clock", Map.of("advance", "PT9M"));
    for (int i = 0; i < 3; i++) {
      assertThat(post().statusCode()).isEqualTo(200);
      assertThat(Wire.json(post()).path("error").asText()).isEqualTo("message_limit_exceeded");
    }
    wire.does("clock", Map.of("advance", "PT2M"));

    assertThat(Wire.json(post()).path("ok").asBoolean()).isTrue();
  }

  @Test
  void itLastsNoLongerThanItsTimes() {
    wire.does(
        "fault",
        Map.of("method", "chat.postMessage", "error", "fatal_error", "for", "PT1H", "times", 1));

    assertThat(Wire.json(post()).path("ok").asBoolean()).isFalse();
    assertThat(Wire.json(post()).path("ok").asBoolean()).isTrue();
  }

  @Test
  void aSpanThatIsNoneIsRefused() {
    for (String span : new String[] {"ten minutes", "PT-5M", "P4000000D"}) {
      assertThat(wire.hand("fault", Map.of("error", "fatal_error", "for", span)).toString())
          .contains("invalid_argument");
    }
  }

  @Test
  void aLimitMayComeWithoutARetryAfterAndWithOneOfNoMeaning() {
    wire.does("fault", Map.of("http_status", 429, "error", "message_limit_exceeded"));
    HttpResponse<String> limited = post();
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).isEmpty();
    assertThat(limited.body()).contains("message_limit_exceeded");

    wire.does("fault", Map.of("error", "ratelimited", "retry_after", "999999999999"));
    assertThat(post().headers().firstValue("Retry-After")).contains("999999999999");
  }

  @Test
  void anAnswerMayBeAnything() {
    wire.does("fault", Map.of("method", "chat.postMessage", "body", "[]"));
    assertThat(post().body()).isEqualTo("[]");
    assertThat(posted()).isZero();
  }
}
