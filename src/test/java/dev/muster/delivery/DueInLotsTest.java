package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.Delivery.Post;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However much is due at once, only so much of it is in memory. */
final class DueInLotsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final int DUE = 5_000;
  private static final int MOST = 128;

  private final AtomicInteger inHand = new AtomicInteger();
  private final AtomicInteger mostInHand = new AtomicInteger();
  private final AtomicInteger tries = new AtomicInteger();
  private final Set<String> carried = ConcurrentHashMap.newKeySet();

  @Test
  void fiveThousandAreTakenInSmallLotsAndEachOnce() throws Exception {
    try (Database database = Database.inMemory()) {
      DeliveryTable table = new DeliveryTable(CLOCK);
      database.change(
          transaction -> {
            for (int i = 0; i < DUE; i++) {
              IncidentId incident = new IncidentId("INC-" + i);
              ChannelId channel = new ChannelId("C" + i);
              table.add(transaction, new Post("post:" + i, incident, channel, "text", "", NOW));
            }
          });
      InFlight none = new InFlight();
      InFlight.Round round = none.round(NOW);
      DueRows rows = new DueRows(NOW, DueRows.Doubt.NONE);
      assertThat(database.<Integer>read(h -> rows.due(h, round.barred(), round.most()).size()))
          .as("what one look reads")
          .isEqualTo(24);

      try (Deliveries deliveries =
          new Deliveries(
              database,
              table,
              CLOCK,
              Map.of("post", this::carry),
              (transaction, incident, events) -> {},
              (delivery, result, late) -> {})) {
        deliveries.start();
        deliveries.settle();
      }
    }
    assertThat(carried).hasSize(DUE);
    assertThat(tries).hasValue(DUE);
    assertThat(mostInHand.get()).isLessThanOrEqualTo(MOST);
  }

  private DeliveryResult carry(Attempt attempt) {
    mostInHand.accumulateAndGet(inHand.incrementAndGet(), Math::max);
    tries.incrementAndGet();
    carried.add(attempt.delivery().key());
    inHand.decrementAndGet();
    return DeliveryResult.delivered();
  }
}
