package dev.muster.doctor;

import dev.muster.backup.DailyCopy;
import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.delivery.StuckDelivery;
import dev.muster.store.Chains;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a store is, as whoever has it open sees it.
 *
 * @param waiting deliveries that are still to be made, by kind
 * @param troubled deliveries that do not arrive, or did not in the last days
 * @param altered ids of incidents whose timeline is not as it was written
 * @param lost playbooks that open incidents were declared with and that can't be read, in words
 * @param line the running bot's connections; empty where none runs
 */
public record StoreState(
    String schema,
    boolean writable,
    long free,
    Map<String, Long> waiting,
    List<StuckDelivery> troubled,
    List<String> altered,
    List<String> lost,
    Optional<Instant> copied,
    Optional<String> copyProblem,
    Optional<Line> line) {

  /** What was given up longer ago is history. */
  private static final Duration LATELY = Duration.ofDays(7);

  /**
   * A running bot's connections to Slack.
   *
   * @param shutOut why Slack refuses whatever it asks; empty where it doesn't
   * @param missed what was due and did not happen, in words
   */
  public record Line(
      int connections, boolean proven, Optional<String> shutOut, List<String> missed) {}

  /** Looks; it reads the whole store. */
  public static StoreState of(
      Database database, DeliveryTable deliveries, DailyCopy.State copies, Optional<Line> line) {
    Database.Condition condition = database.condition();
    return new StoreState(
        database.schema(),
        condition.writable(),
        condition.free(),
        database.read(deliveries::waiting),
        database.read(handle -> deliveries.troubled(handle, LATELY)),
        Chains.of(database).broken(),
        LostPlaybooks.in(database),
        copies.made(),
        copies.problem(),
        line);
  }
}
