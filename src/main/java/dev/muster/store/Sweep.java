package dev.muster.store;

import dev.muster.database.Database;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes what only Muster itself needed, once nobody can ask for it any more: deliveries that
 * ended, and requests that Slack will not send again. Incidents and timelines stay for good.
 */
public final class Sweep {
  /** Long enough to look into what did not arrive. */
  private static final Duration ENDED_DELIVERIES = Duration.ofDays(30);

  /** Slack gives up after an hour or so; a form may stay open for days. */
  private static final Duration REQUESTS = Duration.ofDays(14);

  private final Database database;

  public Sweep(Database database) {
    this.database = database;
  }

  /**
   * Sweeps what is old enough.
   *
   * @return how many rows went
   */
  public int sweep(Instant now) {
    return database.write(
        transaction ->
            transaction
                    .handle()
                    .createUpdate(
                        "delete from delivery where ended_at < :then and state <> 'waiting'")
                    .bind("then", now.minus(ENDED_DELIVERIES).toEpochMilli())
                    .execute()
                + transaction
                    .handle()
                    .createUpdate("delete from handled where at < :then")
                    .bind("then", now.minus(REQUESTS).toEpochMilli())
                    .execute());
  }
}
