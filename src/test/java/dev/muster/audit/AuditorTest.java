package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.muster.database.Database;
import dev.muster.delivery.Backlog;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Deliveries;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentId;
import dev.muster.priority.PeopleFirst;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
final class AuditorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final Logger log = (Logger) LoggerFactory.getLogger(Auditor.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final WorkspaceClock clock = WorkspaceClock.standingStill(NOW);
  private final Database database = Database.inMemory();
  private final DeliveryTable table = new DeliveryTable(clock);
  private final CountDownLatch inHand = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private volatile DeliveryResult result = DeliveryResult.delivered();
  private final Deliveries deliveries = deliveries();
  private final Auditor auditor =
      new Auditor(
          new Auditor.Sight(List::of, new Backlog(database), deliveries::heartbeat),
          List.of(),
          missing -> {},
          clock,
          Duration.ZERO,
          new PeopleFirst());

  private Deliveries deliveries() {
    Courier courier =
        attempt -> {
          inHand.countDown();
          release.await();
          return result;
        };
    return new Deliveries(
        database,
        table,
        clock,
        Map.of("post", courier),
        (transaction, incident, event) -> {},
        (delivery, outcome, late) -> {});
  }

  @BeforeEach
  void start() {
    said.start();
    log.addAppender(said);
    deliveries.start();
  }

  @AfterEach
  void stop() {
    log.detachAppender(said);
    release.countDown();
    deliveries.close();
    database.close();
  }

  private void post() {
    Post post = new Post("post:1", new IncidentId("INC-1"), new ChannelId("C1"), "t", "", NOW);
    database.change(transaction -> table.add(transaction, post));
  }

  private List<String> errors() {
    return said.list.stream()
        .filter(e -> e.getLevel().toString().equals("ERROR"))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static Predicate<Missed> of(String what) {
    return missed -> missed.what().equals(what);
  }

  @Test
  void aDeliveryWhoseCourierHangsIsMissedAndSaidOnce() throws Exception {
    post();
    inHand.await();
    assertThat(auditor.audit()).isEmpty();

    clock.advance(Duration.ofMinutes(6));
    assertThat(auditor.audit()).hasSize(1).allMatch(of("post:1"));
    auditor.audit();
    assertThat(auditor.missed()).isEqualTo(1);
    assertThat(errors()).hasSize(1);
    assertThat(errors().get(0)).contains("post:1 was due at 2026-03-02T10:00:00Z");

    release.countDown();
    Eventually.is("it is delivered", () -> new Backlog(database).waiting("post:1").isEmpty());
    assertThat(auditor.audit()).isEmpty();
    assertThat(auditor.missed()).isZero();
  }

  @Test
  void oneCauseForManyIsSomeLinesThatCountThem() throws Exception {
    for (int i = 2; i < 92; i++) {
      Post post =
          new Post("post:" + i, new IncidentId("INC-" + i), new ChannelId("C" + i), "t", "", NOW);
      database.change(transaction -> table.add(transaction, post));
    }
    inHand.await();

    clock.advance(Duration.ofMinutes(6));
    assertThat(auditor.audit()).hasSize(90);

    assertThat(errors()).hasSize(4);
    assertThat(errors().get(3)).contains("87 more like these, 90 in all").contains("doctor");
    assertThat(auditor.all()).hasSize(90);
    release.countDown();
  }

  @Test
  void whatIsPutOffForAReasonIsNotMissed() throws Exception {
    result = new DeliveryResult.Retry(Optional.of(Duration.ofHours(1)), "Slack is down.", false);
    release.countDown();
    post();
    deliveries.settle();

    clock.advance(Duration.ofMinutes(30));

    assertThat(auditor.audit()).isEmpty();
  }

  @Test
  void aLoopThatEndedIsSaid() throws Exception {
    assertThat(deliveries.heartbeat().beats()).isTrue();

    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("deliveries"))
        .forEach(Thread::interrupt);
    Eventually.is("the loop has ended", () -> !deliveries.heartbeat().alive());

    assertThat(auditor.audit()).hasSize(1).allMatch(of("the delivery loop"));
    assertThat(deliveries.heartbeat().beats()).isFalse();
    assertThat(errors().get(0)).contains("nothing is delivered any more. Restart Muster");
  }

  @Test
  void aNudgeThatSomebodyTookOutOfTheStoreIsMissed() throws Exception {
    try (Database tampered = Database.inMemory();
        BotUnderTest bot = BotUnderTest.on(() -> tampered)) {
      bot.person("ana").declares("SEV-1 the secret words");
      // No time to catch up is given: what is taken out comes back by nobody.
      assertThat(bot.bot().auditor().audit(Duration.ZERO)).isEmpty();
      assertThat(bot.bot().delivers()).isTrue();

      tampered.change(
          transaction ->
              transaction
                  .handle()
                  .execute(
                      "update delivery set state = 'withdrawn' where delivery_key ="
                          + " 'nudge:INC-1'"));
      assertThat(bot.bot().auditor().audit(Duration.ZERO)).hasSize(1).allMatch(of("nudge:INC-1"));

      bot.person("ana").types("update inc-1 it is looked into");
      assertThat(bot.bot().auditor().audit(Duration.ZERO)).as("armed again").isEmpty();
      assertThat(bot.bot().meters().scrape())
          .contains("muster_due_missed")
          .contains("muster_deliveries_heartbeat_age");
    }
    assertThat(errors()).hasSize(1);
    assertThat(errors().get(0)).contains("nudge:INC-1").doesNotContain("secret");
  }
}
