package dev.muster.delivery;

import dev.muster.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Minds a clock that is set back. What was due by it, or waited a moment for its next try, would
 * else wait until the clock has been there a second time. What is due later keeps its time.
 */
final class ClockSetBack {
  private static final Logger LOG = LoggerFactory.getLogger(ClockSetBack.class);

  /** Less than that is a clock being set right, and matters to nobody. */
  private static final Duration NOTICEABLE = Duration.ofSeconds(2);

  private final Database database;
  private final DeliveryTable table;
  private final Clock clock;
  private @Nullable Instant latest;

  ClockSetBack(Database database, DeliveryTable table, Clock clock) {
    this.database = database;
    this.table = table;
    this.clock = clock;
  }

  /** To be called again and again, by one thread. */
  void look() {
    Instant now = clock.instant();
    // The first time, what was written last tells what the clock said before the start.
    Instant before = latest == null ? database.read(table::newestMade) : latest;
    if (now.isBefore(before.minus(NOTICEABLE))) {
      database.change(
          transaction -> {
            int pulled = table.clockSetBack(transaction.handle(), before, now);
            LOG.warn("The clock was set back, from {} to {}. {} due again.", before, now, pulled);
          });
    }
    latest = now;
  }
}
