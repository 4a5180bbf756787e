package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.SlackSurfaceEvent;
import dev.muster.sandbox.Follower;
import dev.muster.sandbox.WorkspaceClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveriesTest {
  private static final IncidentId INC = new IncidentId("INC-1");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final WorkspaceClock clock = WorkspaceClock.standingStill(NOW);
  private final Database database = Database.inMemory();
  private final DeliveryTable table = new DeliveryTable(clock);
  private final List<String> carried = new CopyOnWriteArrayList<>();
  private final List<IncidentEvent> learned = new CopyOnWriteArrayList<>();
  private final List<DeliveryResult> saw = new CopyOnWriteArrayList<>();
  private volatile Courier courier =
      attempt -> {
        carried.add(attempt.delivery().key());
        return DeliveryResult.delivered();
      };
  private Deliveries deliveries = started();

  private Deliveries started() {
    Courier through = attempt -> courier.deliver(attempt);
    Deliveries made =
        new Deliveries(
            database,
            table,
            clock,
            Map.of("post", through, "headline", through, "nudge", through, "errand", through),
            (transaction, incident, events) -> events.forEach(this::record),
            (delivery, result, late) -> saw.add(result));
    made.start();
    return made;
  }

  private void record(IncidentEvent event) {
    if (event instanceof SlackSurfaceEvent.Announced) {
      throw new Refused("It is announced already.");
    }
    learned.add(event);
  }

  @AfterEach
  void stop() {
    deliveries.close();
    database.close();
  }

  private void add(Delivery... all) {
    database.change(
        transaction -> {
          for (Delivery delivery : all) {
            table.add(transaction, delivery);
          }
        });
  }

  private static Post post(String key, String channel) {
    return new Post(key, INC, new ChannelId(channel), "text", "", NOW);
  }

  @Test
  void aKeyIsDeliveredOnce() throws Exception {
    add(post("a", "C1"));
    deliveries.settle();
    add(post("a", "C1"));
    deliveries.settle();

    assertThat(carried).containsExactly("a");
  }

  @Test
  void whatTheIncidentNoLongerTakesEndsTheDeliveryAllTheSame() throws Exception {
    courier =
        attempt -> {
          carried.add(attempt.delivery().key());
          return DeliveryResult.delivered(
              new SlackSurfaceEvent.Announced(new ChannelId("C1"), "1.2"));
        };
    add(post("a", "C1"));
    deliveries.settle();
    clock.advance(Duration.ofHours(1));
    deliveries.settle();

    assertThat(carried).containsExactly("a");
    assertThat(learned).isEmpty();
  }

  @Test
  void whatIsRolledBackIsNotDelivered() throws Exception {
    try {
      database.change(
          transaction -> {
            table.add(transaction, post("a", "C1"));
            throw new IllegalStateException("no");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("no");
    }
    deliveries.settle();

    assertThat(carried).isEmpty();
  }

  @Test
  void messagesOfOneChannelKeepTheirOrderWhenOneMustBeTriedAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    courier =
        attempt -> {
          if (attempt.delivery().key().equals("a") && tries.incrementAndGet() < 3) {
            return new DeliveryResult.Retry(Optional.of(Duration.ofSeconds(5)), "busy", false);
          }
          carried.add(attempt.delivery().key());
          return DeliveryResult.delivered();
        };
    add(post("a", "C1"), post("b", "C1"), post("x", "C2"));
    deliveries.settle();
    assertThat(carried).as("another channel is not held up").containsExactly("x");

    clock.advance(Duration.ofSeconds(5));
    deliveries.settle();
    clock.advance(Duration.ofSeconds(5));
    deliveries.settle();

    assertThat(carried).containsExactly("x", "a", "b");
  }

  @Test
  void manyMessagesOfManyChannelsKeepTheirOrder() throws Exception {
    for (int i = 0; i < 100; i++) {
      add(post("C" + i % 5 + "-" + (100 + i), "C" + i % 5));
    }
    deliveries.settle();

    assertThat(carried).hasSize(100).doesNotHaveDuplicates();
    for (int c = 0; c < 5; c++) {
      String channel = "C" + c;
      assertThat(carried.stream().filter(k -> k.startsWith(channel)).toList()).isSorted();
    }
  }

  @Test
  void anyNumberOfChangesIsOneRefresh() throws Exception {
    for (int i = 0; i < 10; i++) {
      add(new Refresh("headline", INC, NOW.plusMillis(500)));
    }
    clock.advance(Duration.ofSeconds(1));
    deliveries.settle();
    assertThat(carried).containsExactly("headline:INC-1");

    add(new Refresh("headline", INC, clock.instant()));
    deliveries.settle();
    assertThat(carried).hasSize(2);
  }

  @Test
  void aRefreshAskedForWhileOneIsUnderWayFollowsIt() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    courier =
        attempt -> {
          carried.add(attempt.delivery().key());
          underWay.countDown();
          goOn.await();
          return DeliveryResult.delivered();
        };
    add(new Refresh("headline", INC, NOW));
    underWay.await();
    add(new Refresh("headline", INC, NOW));
    goOn.countDown();
    deliveries.settle();

    assertThat(carried).hasSize(2);
  }

  @Test
  void aReminderComesWhenItIsDueAndNotBefore() throws Exception {
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(30))));
    clock.advance(Duration.ofMinutes(29));
    deliveries.settle();
    assertThat(carried).isEmpty();
    assertThat(deliveries.nextDue()).contains(NOW.plus(Duration.ofMinutes(30)));

    clock.advance(Duration.ofMinutes(1));
    deliveries.settle();
    assertThat(carried).hasSize(1);
  }

  @Test
  void aReminderMadeAgainMovesAndOneWithdrawnNeverWas() throws Exception {
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(30))));
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(60))));
    clock.advance(Duration.ofMinutes(45));
    deliveries.settle();
    assertThat(carried).isEmpty();

    add(Reminder.withdrawn("nudge", INC));
    clock.advance(Duration.ofHours(3));
    deliveries.settle();
    assertThat(carried).isEmpty();
    assertThat(deliveries.nextDue()).isEmpty();
  }

  @Test
  void whatAReminderDidIsOnRecordThoughItMovedMeanwhileAndThenItComesAsMoved() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    courier =
        attempt -> {
          underWay.countDown();
          goOn.await();
          return DeliveryResult.delivered(new SlackSurfaceEvent.StepFailed("be asked", "done"));
        };
    add(new Reminder("nudge", INC, NOW));
    underWay.await();
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(20))));
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(30))));
    goOn.countDown();
    deliveries.settle();

    assertThat(learned).containsExactly(new SlackSurfaceEvent.StepFailed("be asked", "done"));
    assertThat(deliveries.nextDue()).contains(NOW.plus(Duration.ofMinutes(30)));
    clock.advance(Duration.ofMinutes(30));
    deliveries.settle();
    assertThat(learned).hasSize(2);
    assertThat(deliveries.nextDue()).isEmpty();
  }

  @Test
  void aReminderOfWhichNobodyHeardIsLookedAtOnceMoreThoughItWasMoved() throws Exception {
    List<Attempt> tries = new CopyOnWriteArrayList<>();
    courier =
        attempt -> {
          tries.add(attempt);
          return tries.size() == 1
              ? new DeliveryResult.Retry(Optional.of(Duration.ofMinutes(2)), "no answer", true)
              : DeliveryResult.delivered();
        };
    add(new Reminder("nudge", INC, NOW));
    deliveries.settle();
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(30))));
    clock.advance(Duration.ofMinutes(2));
    deliveries.settle();

    assertThat(tries).hasSize(2);
    assertThat(tries.get(1).delivery().due()).as("as it was").isEqualTo(NOW);
    assertThat(tries.get(1).moved()).isTrue();
    assertThat(tries.get(1).maybeDone()).isTrue();
    clock.advance(Duration.ofMinutes(28));
    deliveries.settle();
    assertThat(tries).hasSize(3);
    assertThat(tries.get(2).delivery().due()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    assertThat(tries.get(2).moved()).isFalse();
    assertThat(tries.get(2).tries()).isZero();
  }

  @Test
  void aReminderOfWhichNobodyHeardIsLookedAtOnceMoreThoughItWasWithdrawn() throws Exception {
    List<Attempt> tries = new CopyOnWriteArrayList<>();
    courier =
        attempt -> {
          tries.add(attempt);
          return tries.size() == 1
              ? new DeliveryResult.Retry(Optional.of(Duration.ofMinutes(2)), "no answer", true)
              : DeliveryResult.delivered();
        };
    add(new Reminder("nudge", INC, NOW));
    deliveries.settle();
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(30))));
    add(Reminder.withdrawn("nudge", INC));
    deliveries.settle();

    assertThat(tries).hasSize(2);
    assertThat(tries.get(1).maybeDone()).isTrue();
    assertThat(deliveries.nextDue()).isEmpty();
  }

  @Test
  void aReminderThatIsGivenUpComesAgainAsItWasMoved() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    courier =
        attempt -> {
          underWay.countDown();
          goOn.await();
          return new DeliveryResult.GaveUp(Optional.of("ask"), "The channel is archived.");
        };
    add(new Reminder("nudge", INC, NOW));
    underWay.await();
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(30))));
    goOn.countDown();
    deliveries.settle();

    assertThat(learned)
        .containsExactly(new SlackSurfaceEvent.StepFailed("ask", "The channel is archived."));
    assertThat(deliveries.nextDue()).contains(NOW.plus(Duration.ofMinutes(30)));
  }

  @Test
  void whatIsGivenUpIsSaid() throws Exception {
    courier =
        attempt ->
            new DeliveryResult.GaveUp(Optional.of("add bookmarks"), "Slack's plan has none.");
    add(new Job("errand", INC, "x", Map.of(), NOW));
    deliveries.settle();

    assertThat(learned)
        .containsExactly(
            new SlackSurfaceEvent.StepFailed("add bookmarks", "Slack's plan has none."));
    assertThat(deliveries.nextDue()).isEmpty();
  }

  @Test
  void aReminderWhoseCourierStumblesEachTimeGivesWaySoon() throws Exception {
    courier =
        attempt -> {
          throw new AssertionError("a bug");
        };
    add(new Reminder("nudge", INC, NOW));
    for (int i = 0; i < 10; i++) {
      deliveries.settle();
      clock.advance(Duration.ofMinutes(1));
    }
    deliveries.settle();

    assertThat(learned).hasSize(1).allMatch(event -> event instanceof SlackSurfaceEvent.StepFailed);
  }

  @Test
  void aFaultOfOursIsTriedAgainAndLosesNothing() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    courier =
        attempt -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("a bug");
          }
          assertThat(attempt.maybeDone()).isTrue();
          carried.add(attempt.delivery().key());
          return DeliveryResult.delivered();
        };
    add(post("a", "C1"));
    deliveries.settle();
    clock.advance(Duration.ofSeconds(10));
    deliveries.settle();

    assertThat(carried).containsExactly("a");
  }

  @Test
  void whatWasWaitingWhenItStoppedIsDeliveredAfterTheStartAndLookedForFirst() throws Exception {
    deliveries.close();
    add(post("a", "C1"));
    clock.advance(Duration.ofMinutes(1));
    courier =
        attempt -> {
          carried.add(attempt.delivery().key() + (attempt.maybeDone() ? " perhaps done" : ""));
          return DeliveryResult.delivered();
        };
    deliveries = started();
    deliveries.settle();

    assertThat(carried).containsExactly("a perhaps done");
  }

  @Test
  void waitingForThePaceIsNoFailedAttempt() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    courier =
        attempt -> {
          assertThat(attempt.tries()).isZero();
          if (tries.incrementAndGet() < 4) {
            return new DeliveryResult.Paced(Duration.ofSeconds(1));
          }
          carried.add(attempt.delivery().key());
          return DeliveryResult.delivered();
        };
    add(post("a", "C1"));
    for (int i = 0; i < 4; i++) {
      deliveries.settle();
      clock.advance(Duration.ofSeconds(1));
    }
    deliveries.settle();

    assertThat(carried).containsExactly("a");
  }

  @Test
  void aCourierThatStumblesEachTimeIsGivenUpAsWell() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    courier =
        attempt -> {
          tries.incrementAndGet();
          throw new IllegalStateException("a bug");
        };
    add(new Job("errand", INC, "x", Map.of(), NOW));
    followTheClock();
    clock.advance(Duration.ofHours(8));
    deliveries.settle();

    assertThat(learned)
        .containsExactly(
            new SlackSurfaceEvent.StepFailed(
                "finish \"errand\"", "a fault in Muster; its log says more"));
    assertThat(tries).as("some hours' tries, no spinning").hasValueBetween(300, 400);
    assertThat(saw).last().isInstanceOf(DeliveryResult.GaveUp.class);
  }

  @Test
  void anErrorInACourierCountsAgainstItAtOnceAndHarmsNoNeighbour() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    courier =
        attempt -> {
          if (attempt.delivery() instanceof Job) {
            tries.incrementAndGet();
            throw new OutOfMemoryError("Java heap space");
          }
          carried.add(attempt.delivery().key());
          return DeliveryResult.delivered();
        };
    add(new Job("errand", INC, "x", Map.of(), NOW), post("a", "C1"));
    followTheClock();
    clock.advance(Duration.ofHours(1));
    deliveries.settle();

    assertThat(tries).hasValue(1);
    assertThat(carried).containsExactly("a");
    assertThat(learned)
        .singleElement()
        .isInstanceOfSatisfying(
            SlackSurfaceEvent.StepFailed.class,
            failed -> assertThat(failed.why()).contains("OutOfMemoryError"));
  }

  @Test
  void oneRowThatNobodyCanReadIsGivenUpAndKeepsNobodyWaiting() throws Exception {
    deliveries.close();
    add(new Job("errand", INC, "x", Map.of(), NOW), post("a", "C1"), post("b", "C1"));
    database.change(
        t ->
            t.handle()
                .execute(
                    "update delivery set payload = '{\"type\":\"riddle\",\"body\":\"{}\"}'"
                        + " where delivery_key in ('errand:INC-1:x', 'a')"));
    deliveries = started();
    deliveries.settle();

    assertThat(carried).containsExactly("b");
    assertThat(learned)
        .contains(
            new SlackSurfaceEvent.StepFailed(
                "finish \"errand\"", "what was written down of it can't be read any more"));
    assertThat(database.<List<StuckDelivery>>read(h -> table.troubled(h, Duration.ofDays(1))))
        .hasSize(2);
  }

  @Test
  void fortyDeadSlowChannelsDoNotHoldUpTheNextOne() throws Exception {
    CountDownLatch healthy = new CountDownLatch(2);
    CountDownLatch slowOnesAnswer = new CountDownLatch(1);
    courier =
        attempt -> {
          if (attempt.delivery().incident().equals(INC)) {
            healthy.countDown();
          } else {
            slowOnesAnswer.await();
          }
          return DeliveryResult.delivered();
        };
    // Much to do in each of the slow ones, all of it before the healthy one has anything.
    for (int channel = 1; channel <= 40; channel++) {
      IncidentId slow = new IncidentId("SLOW-" + channel);
      for (int i = 0; i < 10; i++) {
        add(new Job("errand", slow, "step " + i, Map.of(), NOW.minusSeconds(60)));
      }
    }
    add(post("a", "C1"), post("b", "C1"));

    assertThat(healthy.await(30, TimeUnit.SECONDS)).as("the healthy channel's posts").isTrue();

    slowOnesAnswer.countDown();
    deliveries.settle();
    assertThat(saw).hasSize(402);
  }

  @Test
  void whatWaitsForOneQuotaGoesInSingleFileInTheOrderAskedFor() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger quota = new AtomicInteger(20);
    courier =
        attempt -> {
          if (attempt.delivery().kind().equals("errand")) {
            asked.incrementAndGet();
            if (quota.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
              return new DeliveryResult.Paced(
                  Duration.ofSeconds(60), DeliveryResult.Paced.Whom.ITS_KIND);
            }
          }
          carried.add(attempt.delivery().key());
          return DeliveryResult.delivered();
        };
    for (int i = 100; i < 200; i++) {
      add(new Job("errand", new IncidentId("INC-" + i), "", Map.of(), NOW));
    }
    deliveries.settle();
    assertThat(carried).hasSize(20);
    add(post("a", "C1"));
    deliveries.settle();
    assertThat(carried).as("other kinds are not held up").last().isEqualTo("a");

    carried.clear();
    asked.set(0);
    quota.set(3);
    clock.advance(Duration.ofSeconds(60));
    deliveries.settle();
    assertThat(carried).containsExactlyElementsOf(firstWaiting(3));
    assertThat(asked).as("only the next one in line was woken in vain").hasValue(4);

    carried.clear();
    quota.set(2);
    add(new Job("errand", new IncidentId("INC-200"), "", Map.of(), clock.instant()));
    deliveries.settle();
    assertThat(carried).as("a newcomer goes to the end of the line").isEmpty();
    clock.advance(Duration.ofSeconds(60));
    deliveries.settle();
    assertThat(carried).hasSize(2).doesNotContain("errand:INC-200").isSorted();

    carried.clear();
    quota.set(1000);
    clock.advance(Duration.ofSeconds(60));
    deliveries.settle();
    assertThat(carried).hasSize(76).isSorted().last().isEqualTo("errand:INC-200");
  }

  /** Those that the first round left over, from the first on. */
  private List<String> firstWaiting(int most) {
    return database.read(
        h ->
            h.createQuery(
                    "select delivery_key from delivery where kind = 'errand' and state ="
                        + " 'delivered' and ended_at = :now order by seq limit :most")
                .bind("now", clock.millis())
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  @Test
  void whatNeverWorksIsGivenUpAfterSomeHoursAndSaid() throws Exception {
    courier = attempt -> new DeliveryResult.Retry(Optional.empty(), "Slack is down.", false);
    add(new Job("errand", INC, "x", Map.of(), NOW));
    followTheClock();
    clock.advance(Duration.ofHours(5));
    deliveries.settle();
    assertThat(learned).isEmpty();

    clock.advance(Duration.ofHours(3));
    deliveries.settle();

    assertThat(learned)
        .containsExactly(new SlackSurfaceEvent.StepFailed("finish \"errand\"", "Slack is down."));
  }

  private void followTheClock() {
    clock.follow(
        new Follower() {
          @Override
          public Optional<Instant> nextDue() {
            return deliveries.nextDue();
          }

          @Override
          public void settle() throws InterruptedException {
            deliveries.settle();
          }
        });
  }
}
