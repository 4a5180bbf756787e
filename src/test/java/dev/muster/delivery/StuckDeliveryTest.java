package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.StuckDelivery.State;
import dev.muster.incident.IncidentId;
import dev.muster.sandbox.WorkspaceClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StuckDeliveryTest {
  private static final IncidentId INC = new IncidentId("INC-1");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final WorkspaceClock clock = WorkspaceClock.standingStill(NOW);
  private final Database database = Database.inMemory();
  private final DeliveryTable table = new DeliveryTable(clock);
  private final Courier courier =
      attempt ->
          switch (attempt.job().what()) {
            case "refused" -> new DeliveryResult.GaveUp(Optional.empty(), "Slack refused this.");
            case "late" ->
                new DeliveryResult.Retry(
                    Optional.of(Duration.ofHours(9)), "Slack cannot be reached.", false);
            default -> DeliveryResult.delivered();
          };
  private final Deliveries deliveries =
      new Deliveries(
          database,
          table,
          clock,
          Map.of("errand", courier),
          (transaction, incident, event) -> {},
          (delivery, result, late) -> {});

  @AfterEach
  void stop() {
    deliveries.close();
    database.close();
  }

  private void asksFor(String what) {
    database.change(t -> table.add(t, new Job("errand", INC, what, Map.of(), NOW)));
  }

  private List<StuckDelivery> troubled() {
    return database.read(h -> table.troubled(h, Duration.ofDays(7)));
  }

  @Test
  void whatWasDeliveredIsNoTroubleAndWhatWasNotSaysWhy() throws Exception {
    asksFor("fine");
    asksFor("refused");
    asksFor("late");
    deliveries.start();
    deliveries.settle();
    clock.advance(Duration.ofMinutes(5));

    assertThat(troubled())
        .containsExactly(
            new StuckDelivery(
                "errand",
                Optional.of(INC),
                State.WAITING,
                NOW,
                1,
                Optional.of("Slack cannot be reached.")),
            new StuckDelivery(
                "errand",
                Optional.of(INC),
                State.GAVE_UP,
                NOW,
                1,
                Optional.of("Slack refused this.")));
    assertThat(database.<Long>read(table::overdue)).isEqualTo(1);
  }

  @Test
  void whatNobodyGotRoundToIsTroubledAfterAWhile() {
    asksFor("fine");
    assertThat(troubled()).isEmpty();

    clock.advance(Duration.ofMinutes(3));

    assertThat(troubled()).extracting(StuckDelivery::tries).containsExactly(0);
    assertThat(database.<Long>read(table::overdue)).isEqualTo(1);
  }

  @Test
  void whatWasGivenUpLongAgoIsHistory() throws Exception {
    asksFor("refused");
    deliveries.start();
    deliveries.settle();

    clock.advance(Duration.ofDays(8));

    assertThat(troubled()).isEmpty();
  }
}
