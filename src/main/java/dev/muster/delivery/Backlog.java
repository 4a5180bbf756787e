package dev.muster.delivery;

import dev.muster.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What waits in the queue, for those who only look on. */
public record Backlog(Database database) {
  private static final int MOST = 100;

  /**
   * A delivery that waits.
   *
   * @param putOff it was tried, and there is a reason why it waits
   */
  public record Waiting(String key, Instant due, boolean putOff) {}

  /** Those that nothing stands before and that were due by this moment, oldest first. */
  public List<Waiting> dueBy(Instant moment) {
    return database.read(
        handle ->
            read(
                handle
                    .createQuery(
                        """
                        select delivery_key, due_at, problem from delivery d
                        where state = 'waiting' and due_at <= :moment and %s
                        order by due_at, seq limit :most"""
                            .formatted(DueRows.HEAD_OF_ITS_LANE))
                    .bind("moment", moment.toEpochMilli())
                    .bind("most", MOST)));
  }

  /** The one with this key, if it waits. */
  public Optional<Waiting> waiting(String key) {
    return database.read(handle -> waiting(handle, key));
  }

  /** As {@link #waiting(String)}, within a transaction already open. */
  public static Optional<Waiting> waiting(Handle handle, String key) {
    return read(
            handle
                .createQuery(
                    """
                    select delivery_key, due_at, problem from delivery
                    where state = 'waiting' and delivery_key = :key""")
                .bind("key", key))
        .stream()
        .findFirst();
  }

  private static List<Waiting> read(Query query) {
    return query
        .map(
            (row, context) ->
                new Waiting(
                    row.getString("delivery_key"),
                    Instant.ofEpochMilli(row.getLong("due_at")),
                    row.getString("problem") != null))
        .list();
  }
}
