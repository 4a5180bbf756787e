package dev.muster.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.muster.slack.FakeSlack;
import dev.muster.slack.FakeSlack.Answer;
import dev.muster.slack.web.SlackGateway;
import io.undertow.websockets.core.WebSocketChannel;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketModeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

  private final FakeSlack slack = new FakeSlack();
  private final Heard heard = new Heard();
  private final App app = app();
  private SocketMode line = line(SocketOptions.DEFAULT);

  /** Every change of the line, as something to wait for. */
  private static final class Heard implements SocketListener {
    final Semaphore connected = new Semaphore(0);
    final Semaphore disconnected = new Semaphore(0);
    final Semaphore notConnected = new Semaphore(0);
    final Semaphore acked = new Semaphore(0);
    final List<String> failed = new ArrayList<>();
    final AtomicInteger repeated = new AtomicInteger();

    @Override
    public void connected(int live) {
      connected.release();
    }

    @Override
    public void disconnected(int live) {
      disconnected.release();
    }

    @Override
    public void notConnected(String code) {
      notConnected.release();
    }

    @Override
    public void acked(String envelopeType, Duration took) {
      acked.release();
    }

    @Override
    public synchronized void failed(String envelopeType, String errorId) {
      failed.add(errorId);
    }

    @Override
    public void repeated(String envelopeType) {
      repeated.incrementAndGet();
    }
  }

  private App app() {
    Slack client = SlackGateway.client(slack.apiUrl());
    return new App(
        AppConfig.builder()
            .slack(client)
            .singleTeamBotToken("xoxb-test")
            .authTestCacheExpirationMillis(-1)
            .build());
  }

  private SocketMode line(SocketOptions options) {
    return new SocketMode(app, "xapp-test", options, heard, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void connect(SocketOptions options) throws InterruptedException {
    line = line(options);
    line.start();
    assertThat(heard.connected.tryAcquire(options.connections(), 30, TimeUnit.SECONDS)).isTrue();
  }

  private void answerEveryCommand() {
    app.command(
        "/incident", (request, context) -> context.ack("heard " + request.getPayload().getText()));
  }

  @AfterEach
  void hangUp() {
    line.close();
    slack.close();
  }

  private static String text(CompletableFuture<JsonObject> ack) throws Exception {
    return ack.get(20, TimeUnit.SECONDS).getAsJsonObject("payload").get("text").getAsString();
  }

  private static JsonObject get(CompletableFuture<JsonObject> ack) throws Exception {
    return ack.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aCommandIsAckedWithTheHandlersWords() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT);

    assertThat(text(slack.types("help"))).isEqualTo("heard help");
    assertThat(line.lastHandled()).contains(NOW);
    assertThat(line.connected()).isEqualTo(2);
  }

  @Test
  void theLineIsProvenOnceAPingWasAnswered() throws Exception {
    answerEveryCommand();
    slack.fallsSilent(true);
    connect(SocketOptions.DEFAULT);
    assertThat(line.proven()).isFalse();

    slack.fallsSilent(false);
    line.close();
    connect(SocketOptions.DEFAULT.withSilence(Duration.ofSeconds(5)));
    // The pong to the ping after hello is on its way before the command's ack is.
    assertThat(text(slack.types("a"))).isEqualTo("heard a");
    assertThat(text(slack.types("b"))).isEqualTo("heard b");
    awaitTrue(line::proven);
  }

  @Test
  void aMessageInManyFramesIsPutTogether() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT.withConnections(1));
    String words = "déclare 🔥 ".repeat(500);

    assertThat(text(slack.sendsInPieces(slack.command(words), 7))).isEqualTo("heard " + words);
    assertThat(text(slack.types("next"))).isEqualTo("heard next");
  }

  @Test
  void tenCommandsAroundAnAnnouncedEndAreAllAnswered() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT);
    List<CompletableFuture<JsonObject>> acks = new ArrayList<>();
    List<WebSocketChannel> old = slack.sockets();

    for (int i = 0; i < 5; i++) {
      acks.add(slack.sends(slack.command("old " + i), old.get(i % 2)));
    }
    slack.announcesEnd(old.get(0), "refresh_requested");
    slack.announcesEnd(old.get(1), "warning");
    for (int i = 0; i < 5; i++) {
      acks.add(slack.sends(slack.command("late " + i), old.get(i % 2)));
    }

    for (CompletableFuture<JsonObject> ack : acks) {
      assertThat(text(ack)).startsWith("heard ");
    }
    assertThat(heard.connected.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(text(slack.types("new"))).isEqualTo("heard new");
  }

  @Test
  void theReplacementIsUpBeforeTheOldConnectionGoes() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT.withConnections(1).withSteady(Duration.ZERO));
    slack.alwaysAnswers("apps.connections.open", Answer.error("internal_error"));
    WebSocketChannel old = slack.sockets().get(0);

    slack.announcesEnd(old, "refresh_requested");
    assertThat(heard.notConnected.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(text(slack.sends(slack.command("still here"), old))).isEqualTo("heard still here");

    slack.recovers("apps.connections.open");
    assertThat(heard.connected.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(heard.disconnected.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(line.connected()).isEqualTo(1);
    assertThat(text(slack.types("new"))).isEqualTo("heard new");
  }

  @Test
  void droppedTcpConnectionsAreReplaced() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT);

    slack.dropsAll();
    assertThat(heard.connected.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();

    assertThat(text(slack.types("again"))).isEqualTo("heard again");
  }

  @Test
  void aConnectionClosedBySlackIsReplaced() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT.withConnections(1));

    slack.closes(slack.sockets().get(0));
    assertThat(heard.connected.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();

    assertThat(text(slack.types("again"))).isEqualTo("heard again");
  }

  @Test
  void aSilentPeerIsTakenForDead() throws Exception {
    answerEveryCommand();
    slack.fallsSilent(true);
    line = line(SocketOptions.DEFAULT.withConnections(1).withSilence(Duration.ofMillis(500)));
    line.start();
    assertThat(heard.disconnected.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(line.proven()).isFalse();

    slack.fallsSilent(false);
    awaitTrue(line::proven);
    assertThat(text(slack.types("again"))).isEqualTo("heard again");
  }

  @Test
  void refusalsOfEveryKindOnlyDelayTheConnection() throws Exception {
    answerEveryCommand();
    slack.answers(
        "apps.connections.open",
        Answer.error("internal_error"),
        Answer.page(502),
        Answer.tooMany(0));
    connect(SocketOptions.DEFAULT.withConnections(1));

    assertThat(heard.notConnected.availablePermits()).isEqualTo(3);
    assertThat(text(slack.types("help"))).isEqualTo("heard help");
  }

  @Test
  void answersThatAreNoneOnlyDelayTheConnection() throws Exception {
    answerEveryCommand();
    slack.answers(
        "apps.connections.open",
        Answer.page(200),
        new Answer(200, Map.of(), ""),
        Answer.ok("\"url\":\"not an address\""));
    connect(SocketOptions.DEFAULT.withConnections(1));

    assertThat(heard.notConnected.availablePermits()).isEqualTo(3);
    assertThat(text(slack.types("help"))).isEqualTo("heard help");
  }

  @Test
  void aSocketThatNeverSaysHelloIsGivenUp() throws Exception {
    answerEveryCommand();
    slack.greets(false);
    line = line(SocketOptions.DEFAULT.withConnections(1).withDialing(Duration.ofSeconds(1)));
    line.start();
    assertThat(heard.notConnected.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(line.connected()).isZero();

    slack.greets(true);
    assertThat(heard.connected.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(text(slack.types("help"))).isEqualTo("heard help");
  }

  @Test
  void handlersThatThrowErrorsLeaveTheBotHearing() throws Exception {
    app.command(
        "/incident",
        (request, context) -> {
          if (request.getPayload().getText().equals("bad")) {
            throw new StackOverflowError("as a handler may");
          }
          return context.ack("fine");
        });
    connect(SocketOptions.DEFAULT.withHandlers(2));

    for (int i = 0; i < 20; i++) {
      assertThat(text(slack.types("bad"))).contains("Something went wrong in Muster (error ");
    }
    assertThat(text(slack.types("good"))).isEqualTo("fine");
    assertThat(heard.failed).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void whatNobodyHandlesIsAckedAllTheSame() throws Exception {
    connect(SocketOptions.DEFAULT);
    JsonObject odd = new JsonObject();
    odd.addProperty("type", "something_new");

    assertThat(text(slack.types("nobody is registered"))).contains("Something went wrong");
    assertThat(get(slack.sends(slack.envelope("interactive", odd))).has("payload")).isFalse();
    assertThat(get(slack.sends(slack.envelope("a_new_type", odd))).has("payload")).isFalse();
    assertThat(line.lastHandled()).isEmpty();
    assertThat(heard.failed).hasSize(3);
  }

  @Test
  void nonsenseOnTheWireIsOverheard() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT.withConnections(1));

    slack.sendsText("no json");
    slack.sendsText("[1]");
    slack.sendsText("{}");
    slack.sendsText("{\"type\":{},\"envelope_id\":[]}");

    assertThat(text(slack.types("help"))).isEqualTo("heard help");
    assertThat(slack.opened()).isEqualTo(1);
  }

  @Test
  void anEnvelopeThatComesTwiceIsAckedTwiceAndHandledOnce() throws Exception {
    AtomicInteger handled = new AtomicInteger();
    app.command(
        "/incident", (request, context) -> context.ack("number " + handled.incrementAndGet()));
    connect(SocketOptions.DEFAULT);
    JsonObject command = slack.command("declare checkout down");

    List<WebSocketChannel> sockets = slack.sockets();
    CompletableFuture<JsonObject> first = slack.sends(command, sockets.get(0));
    CompletableFuture<JsonObject> second = slack.sends(command, sockets.get(1));
    assertThat(text(first)).isEqualTo("number 1");
    assertThat(text(second)).isEqualTo("number 1");
    assertThat(text(slack.sends(command))).isEqualTo("number 1");

    assertThat(handled).hasValue(1);
    assertThat(heard.repeated).hasValue(2);
  }

  @Test
  void eightSlowHandlersRunSideBySide() throws Exception {
    CyclicBarrier together = new CyclicBarrier(8);
    app.command(
        "/incident",
        (request, context) -> {
          // Passes only when all eight are here at once.
          passes(together);
          return context.ack("together");
        });
    connect(SocketOptions.DEFAULT.withConnections(1));

    List<CompletableFuture<JsonObject>> acks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      acks.add(slack.types("slow"));
    }
    for (CompletableFuture<JsonObject> ack : acks) {
      assertThat(text(ack)).isEqualTo("together");
    }
  }

  @Test
  void anAckWhoseConnectionIsGoneTakesAnother() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    app.command(
        "/incident",
        (request, context) -> {
          entered.countDown();
          passes(release);
          return context.ack("late");
        });
    connect(SocketOptions.DEFAULT);
    WebSocketChannel dying = slack.sockets().get(0);

    CompletableFuture<JsonObject> ack = slack.sends(slack.command("slow"), dying);
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    dying.close();
    assertThat(heard.disconnected.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    release.countDown();

    assertThat(text(ack)).isEqualTo("late");
  }

  @Test
  void threeHundredReconnectsLeaveNoThreadBehind() throws Exception {
    answerEveryCommand();
    connect(SocketOptions.DEFAULT.withSteady(Duration.ZERO));
    assertThat(text(slack.types("warm"))).isEqualTo("heard warm");
    int before = lineThreads("");
    long filesBefore = openFiles();

    for (int i = 0; i < 150; i++) {
      for (WebSocketChannel socket : slack.sockets()) {
        assertThat(text(slack.sends(slack.command("round " + i), socket))).endsWith(" " + i);
      }
      slack.dropsAll();
      assertThat(heard.connected.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(slack.opened()).isGreaterThanOrEqualTo(302);
    assertThat(text(slack.types("still"))).isEqualTo("heard still");
    // The pool of the JDK's client grows and shrinks by a few; one thread a connection would be
    // 300.
    assertThat(lineThreads("")).isLessThan(before + 20);
    // Both ends are in this process; those of the last connections may still be on their way out.
    awaitTrue(() -> openFiles() < filesBefore + 20);

    line.close();
    awaitTrue(() -> lineThreads("") == 0);
    awaitTrue(() -> slack.links() == 0);
  }

  @Test
  void closingLetsHandlersFinishAndAck() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    app.command(
        "/incident",
        (request, context) -> {
          entered.countDown();
          passes(release);
          return context.ack("done");
        });
    connect(SocketOptions.DEFAULT);

    CompletableFuture<JsonObject> ack = slack.types("last");
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(line::close);
    awaitTrue(() -> lineThreads("watch") == 0);
    release.countDown();

    assertThat(text(ack)).isEqualTo("done");
    closing.get(20, TimeUnit.SECONDS);
    awaitTrue(() -> slack.links() == 0 && lineThreads("") == 0);
  }

  @Test
  void closingWhileSlackRefusesEndsTheTries() throws Exception {
    slack.alwaysAnswers("apps.connections.open", Answer.error("invalid_auth"));
    line = line(SocketOptions.DEFAULT);
    line.start();
    assertThat(heard.notConnected.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    line.close();
    awaitTrue(() -> lineThreads("") == 0);
    assertThat(line.awaitConnected(Duration.ZERO)).isFalse();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : 0; // nobody counts them elsewhere
  }

  private static int lineThreads(String purpose) {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith(Threads.PREFIX + purpose))
            .count();
  }

  private static void passes(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void passes(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for what has no event of its own; the test's time limit ends it. */
  private static void awaitTrue(BooleanSupplier fact) {
    while (!fact.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
