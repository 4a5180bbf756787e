package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.priority.PeopleFirst;
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

  /** So few in one transaction: who records something meanwhile waits for one of them. */
  private static final int BATCH = 500;

  private final Database database;
  private final PeopleFirst people;

  /**
   * @param people whom it gives way to, between its transactions
   */
  public Sweep(Database database, PeopleFirst people) {
    this.database = database;
    this.people = people;
  }

  /**
   * Sweeps what is old enough.
   *
   * @return how many rows went
   */
  public int sweep(Instant now) {
    return all(
            "delete from delivery where ended_at < :then and state <> 'waiting' limit " + BATCH,
            now.minus(ENDED_DELIVERIES))
        + all("delete from handled where at < :then limit " + BATCH, now.minus(REQUESTS));
  }

  private int all(String delete, Instant then) {
    int gone = 0;
    int batch;
    do {
      people.giveWay();
      batch =
          database.write(
              transaction ->
                  transaction
                      .handle()
                      .createUpdate(delete)
                      .bind("then", then.toEpochMilli())
                      .execute());
      gone += batch;
    } while (batch == BATCH);
    return gone;
  }
}
