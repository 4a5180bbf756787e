package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentId;
import dev.muster.testkit.ShiftedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ClockSetBackTest {
  private static final IncidentId INC = new IncidentId("INC-1");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final ShiftedClock clock = new ShiftedClock(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Database database = Database.inMemory();
  private final DeliveryTable table = new DeliveryTable(clock);
  private final List<String> carried = new CopyOnWriteArrayList<>();
  private volatile DeliveryResult answer = DeliveryResult.delivered();
  private Deliveries deliveries = started();

  private Deliveries started() {
    Courier courier =
        attempt -> {
          carried.add(attempt.delivery().key() + (attempt.maybeDone() ? " perhaps done" : ""));
          return answer;
        };
    Deliveries made =
        new Deliveries(
            database,
            table,
            clock,
            Map.of("post", courier, "nudge", courier),
            (transaction, incident, event) -> {},
            (delivery, result, late) -> {});
    made.start();
    return made;
  }

  @AfterEach
  void stop() {
    deliveries.close();
    database.close();
  }

  private void add(Delivery delivery) {
    database.change(transaction -> table.add(transaction, delivery));
  }

  private Post post(String key) {
    return new Post(key, INC, new ChannelId("C1"), "text", "", clock.instant());
  }

  @Test
  void whatWaitsForItsNextTryDoesNotWaitAnHour() throws Exception {
    answer = new DeliveryResult.Retry(Optional.of(Duration.ofSeconds(30)), "busy", false);
    add(post("a"));
    deliveries.settle();
    answer = DeliveryResult.delivered();

    clock.shift(HOUR.negated());
    settles();

    assertThat(carried).containsExactly("a", "a");
  }

  @Test
  void whatIsDueLaterKeepsItsTimeAndComesOnce() throws Exception {
    add(new Reminder("nudge", INC, NOW.plus(Duration.ofMinutes(30))));
    deliveries.settle();

    clock.shift(HOUR.negated());
    settles();
    clock.shift(Duration.ofMinutes(89));
    settles();
    assertThat(carried).isEmpty();

    clock.shift(Duration.ofMinutes(1));
    settles();
    clock.shift(HOUR.negated());
    settles();
    clock.shift(HOUR);
    settles();
    assertThat(carried).containsExactly("nudge:INC-1");
  }

  @Test
  void afterAStartWithTheClockSetBackWhatWasLeftIsDueAtOnceAndLookedForFirst() throws Exception {
    deliveries.close();
    add(post("a"));
    clock.shift(HOUR.negated());

    deliveries = started();
    settles();

    assertThat(carried).containsExactly("a perhaps done");
  }

  @Test
  void whatIsMadeAfterTheClockWasSetBackIsNotTakenForOld() throws Exception {
    clock.shift(HOUR.negated());
    add(post("a"));
    settles();

    assertThat(carried).containsExactly("a");
  }

  /** The loop notices the clock when it turns; a reading of it is part of each turn. */
  private void settles() throws InterruptedException {
    deliveries.settle();
    deliveries.settle();
  }
}
