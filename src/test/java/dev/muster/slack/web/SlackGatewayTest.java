package dev.muster.slack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import dev.muster.slack.FakeSlack;
import dev.muster.slack.FakeSlack.Answer;
import dev.muster.slack.web.SlackFailure.Kind;
import dev.muster.testkit.Eventually;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SlackGatewayTest {
  private static final Answer POSTED =
      Answer.ok("\"channel\":\"C1\",\"ts\":\"1.1\",\"message\":{\"text\":\"x\"}");
  private static final Answer CREATED = Answer.ok("\"channel\":{\"id\":\"C9\",\"name\":\"n\"}");

  private final FakeSlack slack =
      new FakeSlack()
          .alwaysAnswers("chat.postMessage", POSTED)
          .alwaysAnswers("conversations.create", CREATED)
          .alwaysAnswers("conversations.info", CREATED);
  private final Slack client = SlackGateway.client(slack.apiUrl());
  private final MovedClock clock = new MovedClock();
  private final SlackGateway gateway = new SlackGateway(client, "xoxb-secret", clock);

  /** A clock that only the test moves. */
  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T03:00:00Z");

    void passes(Duration span) {
      now = now.plus(span);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    slack.close();
  }

  private ChatPostMessageResponse post(String channel) throws SlackFailure {
    return gateway.call(
        SlackMethod.CHAT_POST_MESSAGE,
        channel,
        api -> api.chatPostMessage(message -> message.channel(channel).text("x")));
  }

  private void create() throws SlackFailure {
    gateway.call(
        SlackMethod.CONVERSATIONS_CREATE,
        null,
        api -> api.conversationsCreate(channel -> channel.name("n")));
  }

  private void look() throws SlackFailure {
    gateway.call(
        SlackMethod.CONVERSATIONS_INFO,
        null,
        api -> api.conversationsInfo(channel -> channel.channel("C1")));
  }

  private interface Calling {
    void call() throws SlackFailure;
  }

  private static SlackFailure failureOf(Calling calling) {
    SlackFailure failure = catchThrowableOfType(SlackFailure.class, calling::call);
    assertThat(failure).as("a failure").isNotNull();
    return failure;
  }

  @Test
  void anAnswerIsHandedOn() throws Exception {
    assertThat(post("C1").getTs()).isEqualTo("1.1");
    assertThat(slack.called("auth.test")).as("no hidden calls").isZero();
  }

  @Test
  void aSecondMessageToAChannelWaitsItsTurnAndOtherChannelsDoNot() throws Exception {
    post("C1");
    SlackFailure failure = failureOf(() -> post("C1"));
    assertThat(failure.kind()).isEqualTo(Kind.LATER);
    assertThat(failure.code()).isEqualTo("paced");
    assertThat(failure.after()).contains(Duration.ofMillis(1100));
    post("C2");
    assertThat(slack.called("chat.postMessage")).isEqualTo(2);

    clock.passes(Duration.ofMillis(400));
    assertThat(failureOf(() -> post("C1")).after()).contains(Duration.ofMillis(700));
    clock.passes(Duration.ofMillis(700));
    post("C1");
  }

  @Test
  void aMinutesQuotaMayGoInOneBurstAndNoMore() throws Exception {
    for (int i = 0; i < 20; i++) {
      create();
      clock.passes(Duration.ofMillis(100));
    }
    SlackFailure failure = failureOf(this::create);
    assertThat(failure.code()).isEqualTo("queued");
    assertThat(failure.after()).contains(Duration.ofSeconds(58));
    assertThat(slack.called("conversations.create")).isEqualTo(20);
    look();

    clock.passes(Duration.ofSeconds(58));
    create();
    assertThat(failureOf(this::create).after()).contains(Duration.ofMillis(100));
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUpForLong() throws Exception {
    for (int i = 0; i < 20; i++) {
      create();
    }
    post("C1");
    clock.passes(Duration.ofHours(-1));
    create();
    post("C1");
  }

  @Test
  void aMethodThatSlackSlowedWaitsAsLongAsSlackSaid() throws Exception {
    slack.answers("conversations.create", Answer.tooMany(7));
    SlackFailure failure = failureOf(this::create);
    assertThat(failure.kind()).isEqualTo(Kind.LATER);
    assertThat(failure.code()).isEqualTo("ratelimited");
    assertThat(failure.after()).contains(Duration.ofSeconds(7));

    clock.passes(Duration.ofSeconds(3));
    assertThat(failureOf(this::create).after()).contains(Duration.ofSeconds(4));
    assertThat(slack.called("conversations.create")).isEqualTo(1);
    look();
    clock.passes(Duration.ofSeconds(4));
    create();
  }

  @Test
  void aChannelThatSlackSlowedHoldsUpNoOther() throws Exception {
    slack.answers("chat.postMessage", Answer.tooMany(30));
    assertThat(failureOf(() -> post("C1")).code()).isEqualTo("ratelimited");
    post("C2");
    clock.passes(Duration.ofSeconds(2));
    assertThat(failureOf(() -> post("C1")).after()).contains(Duration.ofSeconds(28));
  }

  @Test
  void aRefusalSaysWhatToDo() {
    slack.answers("conversations.create", Answer.error("restricted_action"));
    SlackFailure failure = failureOf(this::create);
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.is("name_taken", "restricted_action")).isTrue();
    assertThat(failure.text()).contains("Ask a Slack admin");
    assertThat(failure.soAlready()).isFalse();
  }

  @Test
  void aMissingScopeIsNamed() {
    slack.answers(
        "conversations.create",
        new Answer(
            200,
            Map.of(),
            "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:manage\","
                + "\"provided\":\"chat:write,commands\"}"));
    assertThat(failureOf(this::create).text())
        .contains("permission channels:manage")
        .contains("It has: chat:write,commands");
  }

  @Test
  void whatIsSoAlreadyIsToldApart() {
    slack.answers("conversations.info", Answer.error("already_in_channel"));
    assertThat(failureOf(this::look).soAlready()).isTrue();
  }

  @Test
  void anUnknownRefusalIsNamedByItsCode() {
    slack.answers("conversations.create", Answer.error("brand_new_reason"));
    assertThat(failureOf(this::create).text()).isEqualTo("Slack refused this (brand_new_reason).");
  }

  @ParameterizedTest
  @CsvSource({"502, http_502", "503, http_503", "200, bad_response"})
  void aPageInsteadOfAnAnswerLeavesItOpenWhetherAChannelWasMade(int status, String code) {
    slack.answers("conversations.create", Answer.page(status));
    SlackFailure failure = failureOf(this::create);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(failure.text()).contains("may or may not have been done");
  }

  @ParameterizedTest
  @CsvSource({"502, http_502", "200, bad_response", "403, http_403"})
  void aPageInsteadOfAnAnswerIsNoHarmWhereARepetitionIsNone(int status, String code) {
    slack.answers("conversations.info", Answer.page(status));
    SlackFailure failure = failureOf(this::look);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.kind()).isEqualTo(Kind.LATER);
  }

  @Test
  void anEmptyAnswerIsNoAnswer() {
    slack.answers("conversations.create", new Answer(200, Map.of(), ""));
    SlackFailure failure = failureOf(this::create);
    assertThat(failure.code()).isEqualTo("bad_response");
    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void troubleInsideSlackLeavesItOpenToo() {
    slack.answers("conversations.create", Answer.error("internal_error"));
    assertThat(failureOf(this::create).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void aCallThatNeverLeftMayBeRepeated() {
    slack.close();
    SlackFailure failure = failureOf(this::create);
    assertThat(failure.code()).isEqualTo("unreachable");
    assertThat(failure.kind()).isEqualTo(Kind.LATER);
  }

  @Test
  void anAnswerThatDoesNotComeMayStillHaveBeenDone() {
    SlackFailure post =
        failureOf(
            () ->
                gateway.call(
                    SlackMethod.CHAT_POST_MESSAGE,
                    "C1",
                    api -> {
                      throw new SocketTimeoutException("timeout");
                    }));
    assertThat(post.code()).isEqualTo("timeout");
    assertThat(post.kind()).isEqualTo(Kind.UNKNOWN);
    SlackFailure dial =
        failureOf(
            () ->
                gateway.call(
                    SlackMethod.CHAT_POST_MESSAGE,
                    "C2",
                    api -> {
                      throw new SocketTimeoutException("Connect timed out");
                    }));
    assertThat(dial.kind()).isEqualTo(Kind.LATER);
    SlackFailure cut =
        failureOf(
            () ->
                gateway.call(
                    SlackMethod.CHAT_UPDATE,
                    "C1",
                    api -> {
                      throw new IOException("unexpected end of stream");
                    }));
    assertThat(cut.kind()).isEqualTo(Kind.LATER);
  }

  @Test
  void anotherClientKeepsNoThreadForStatisticsThatNobodyAskedFor() throws Exception {
    Set<Thread> before = statisticians();
    SlackGateway.client(slack.apiUrl()).close();

    Eventually.is("the threads to end", () -> before.containsAll(statisticians()));
  }

  private static Set<Thread> statisticians() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("slack-api-metrics"))
        .collect(Collectors.toSet());
  }

  @Test
  void noTokenIsInWhatIsToldOfAFailure() {
    slack.answers("conversations.create", Answer.page(502), Answer.error("invalid_auth"));
    for (int i = 0; i < 2; i++) {
      SlackFailure failure = failureOf(this::create);
      assertThat(failure.toString() + failure.getCause() + failure.text())
          .doesNotContain("xoxb-secret");
    }
  }
}
