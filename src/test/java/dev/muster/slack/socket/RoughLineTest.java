package dev.muster.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.muster.slack.FakeSlack;
import dev.muster.slack.FakeSlack.Answer;
import dev.muster.slack.web.SlackGateway;
import dev.muster.testkit.Eventually;
import io.undertow.websockets.core.WebSocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** While one socket lives every command is answered, once. */
@Timeout(60)
final class RoughLineTest {
  private static final SocketOptions TWO = SocketOptions.DEFAULT.withSteady(Duration.ZERO);

  private final FakeSlack slack = new FakeSlack();
  private final AtomicInteger handled = new AtomicInteger();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final App app = app();
  private final SocketMode line = line();

  private App app() {
    App made =
        new App(AppConfig.builder().slack(SlackGateway.client(slack.apiUrl())).build(), List.of());
    made.command(
        "/incident",
        (request, context) -> {
          String text = request.getPayload().getText();
          if (text.equals("slow")) {
            entered.countDown();
            held();
          }
          if (text.equals("half")) {
            return context.ack("half \ud83d of a flame");
          }
          return context.ack("heard " + text + " as number " + handled.incrementAndGet());
        });
    return made;
  }

  private void held() {
    try {
      assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private SocketMode line() {
    return new SocketMode(app, "xapp-test", TWO, SocketListener.NONE, Clock.systemUTC());
  }

  @AfterEach
  void hangUp() {
    release.countDown();
    line.close();
    slack.close();
  }

  private void connect() {
    line.start();
    bothAreUp();
  }

  private void bothAreUp() {
    Eventually.is("two connections", () -> line.connected() == 2);
  }

  private static String text(CompletableFuture<JsonObject> ack) throws Exception {
    return ack.get(20, TimeUnit.SECONDS).getAsJsonObject("payload").get("text").getAsString();
  }

  private static void drop(WebSocketChannel socket) throws Exception {
    socket.close();
  }

  @Test
  void anEnvelopeThatComesAgainOnTheOtherSocketIsHandledOnceAndAnsweredAlike() throws Exception {
    connect();
    JsonObject command = slack.command("declare");

    CompletableFuture<JsonObject> first = slack.sends(command, slack.sockets().get(0));
    CompletableFuture<JsonObject> second = slack.sends(command, slack.sockets().get(1));

    assertThat(text(first)).isEqualTo("heard declare as number 1");
    assertThat(text(second)).isEqualTo("heard declare as number 1");
    assertThat(handled).hasValue(1);
  }

  @Test
  void whatComesRightBehindHelloIsAnswered() throws Exception {
    CompletableFuture<JsonObject> ack = slack.sendsRightBehindHello(slack.command("early"));

    connect();

    assertThat(text(ack)).isEqualTo("heard early as number 1");
    assertThat(handled).hasValue(1);
  }

  static Stream<Answer> refusals() {
    return Stream.of(
        Answer.error("internal_error"),
        Answer.tooMany(1),
        Answer.page(503),
        Answer.page(200),
        new Answer(200, Map.of(), ""),
        Answer.ok("\"url\":\"ws://127.0.0.1:1/nobody-listens\""));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whileSlackOpensNoConnectionTheOneThatLivesAnswersAll(Answer refusal) throws Exception {
    connect();
    slack.alwaysAnswers("apps.connections.open", refusal);
    WebSocketChannel living = slack.sockets().get(1);
    drop(slack.sockets().get(0));

    for (int i = 1; i <= 5; i++) {
      long before = slack.called("apps.connections.open");
      assertThat(text(slack.sends(slack.command("help"), living))).endsWith("number " + i);
      if (i < 3) {
        Eventually.is("another try", () -> slack.called("apps.connections.open") > before);
      }
    }
    assertThat(line.connected()).isEqualTo(1);

    slack.recovers("apps.connections.open");
    bothAreUp();
    for (WebSocketChannel socket : slack.sockets()) {
      assertThat(text(slack.sends(slack.command("again"), socket))).startsWith("heard again");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"link_disabled", "token_revoked", "invalid_auth"})
  void whatOnlyAPersonCanMendIsSaidInWordsAndTriedSlowly(String code) {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    Logger log = (Logger) LoggerFactory.getLogger(Connections.class);
    log.addAppender(said);
    try {
      connect();
      slack.alwaysAnswers("apps.connections.open", Answer.error(code));
      long before = slack.called("apps.connections.open");
      slack.dropsAll();

      Eventually.is(
          "words in the log",
          () ->
              List.copyOf(said.list).stream()
                  .anyMatch(
                      e ->
                          e.getLevel().toString().equals("ERROR")
                              && e.getFormattedMessage().equals(LinkAdvice.sentence(code))));
      Eventually.is("no connection left", () -> line.connected() == 0);
      assertThat(line.proven()).isFalse();
      assertThat(slack.called("apps.connections.open")).isEqualTo(before + 1);
      assertThat(LinkAdvice.patience(code)).isEqualTo(Duration.ofSeconds(30));
    } finally {
      log.detachAppender(said);
    }
  }

  @Test
  void whatSlackTurnsOffIsNotCountedAsALineAndStillAnswers() throws Exception {
    connect();
    List<WebSocketChannel> sockets = slack.sockets();
    slack.alwaysAnswers("apps.connections.open", Answer.error("link_disabled"));

    for (WebSocketChannel socket : sockets) {
      slack.announcesEnd(socket, "link_disabled");
    }
    Eventually.is("no connection that counts", () -> line.connected() == 0);

    assertThat(line.proven()).isFalse();
    assertThat(text(slack.sends(slack.command("last"), sockets.get(0)))).startsWith("heard last");
  }

  @Test
  void aCommandThatComesWhileClosingIsAnsweredInWordsAndAFormIsLeftOpen() throws Exception {
    connect();
    CompletableFuture<JsonObject> slow = slack.types("slow");
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(line::close);
    JsonObject form = new JsonObject();
    form.addProperty("type", "view_submission");

    Eventually.is(
        "words about closing",
        () -> {
          try {
            return text(slack.types("help")).contains("Type it again in a minute");
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    CompletableFuture<JsonObject> submitted = slack.sends(slack.envelope("interactive", form));
    // What follows it on the same socket is answered, so it was heard, and left alone.
    assertThat(text(slack.types("after the form"))).contains("Type it again in a minute");
    assertThat(submitted).isNotDone();

    release.countDown();
    assertThat(text(slow)).startsWith("heard slow");
    closing.get(20, TimeUnit.SECONDS);
    assertThat(submitted).isNotDone();
  }

  @Test
  void whatIsHalfDialledIsHungUpBeforeTheLineIsClosed() throws Exception {
    CountDownLatch door = slack.closesDoor();
    line.start();
    Eventually.is("someone at the door", () -> slack.knocks() == 1);

    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(door::countDown);
    line.close();

    assertThat(door.getCount()).as("still at the door when the line was closed").isZero();
    Eventually.is("no socket left", () -> slack.opened() == 1 && slack.sockets().isEmpty());
  }

  @Test
  void halfACharacterInAnAnswerDoesNotKeepItFromGoingOut() throws Exception {
    connect();

    assertThat(text(slack.types("half"))).isEqualTo("half \ufffd of a flame");
    assertThat(text(slack.types("whole \ud83d\udd25"))).contains("whole \ud83d\udd25");
    assertThat(slack.opened()).isEqualTo(2);
  }
}
