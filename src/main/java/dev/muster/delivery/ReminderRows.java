package dev.muster.delivery;

import dev.muster.database.Json;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.DeliveryTable.Payload;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of reminders that are moved or withdrawn when they are due: such a one may have come
 * already, by a try under way or by one of which nobody heard. So it stays as it was until its
 * courier has seen to it, and what it was moved to comes after it.
 */
final class ReminderRows {
  private static final Logger LOG = LoggerFactory.getLogger(ReminderRows.class);

  private final Handle handle;
  private final Instant now;

  ReminderRows(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Moves the one that may have come already; false if there is none, and nothing was done. */
  boolean moved(Reminder reminder, Payload fresh) {
    Optional<Payload> old = perhapsCame(reminder.key());
    if (old.isEmpty()) {
      return false;
    }
    Reminder before = Json.read(old.get().body(), Reminder.class);
    boolean same = before.equals(reminder);
    write(reminder.key(), same ? fresh : old.get().then(fresh), reminder.due());
    return true;
  }

  /** As {@link #moved}, where nothing is to come after it. */
  boolean withdrawn(String key) {
    Optional<Payload> old = perhapsCame(key);
    old.ifPresent(payload -> write(key, payload.alone(), now));
    return old.isPresent();
  }

  /** It has been seen to: what it was moved to takes its place; false if it was not moved. */
  boolean followed(Attempt attempt) {
    Optional<String> next =
        handle
            .createQuery("select payload from delivery where seq = :seq and revision = :revision")
            .bind("seq", attempt.seq())
            .bind("revision", attempt.revision())
            .map((row, context) -> Json.read(row.getString("payload"), Payload.class))
            .findOne()
            .flatMap(Payload::next);
    next.ifPresent(body -> begin(attempt.seq(), body));
    return next.isPresent();
  }

  private void begin(long seq, String body) {
    handle
        .createUpdate(
            """
            update delivery set payload = :payload, due_at = :due, revision = revision + 1,
              attempts = 0, problem = null, made_at = :now
            where seq = :seq""")
        .bind("payload", Json.write(new Payload(Reminder.TYPE, body, Optional.empty())))
        .bind("due", Json.read(body, Reminder.class).due().toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("seq", seq)
        .execute();
  }

  private Optional<Payload> perhapsCame(String key) {
    return handle
        .createQuery(
            """
            select payload from delivery where delivery_key = :key and state = 'waiting'
              and (due_at <= :now or problem is not null)""")
        .bind("key", key)
        .bind("now", now.toEpochMilli())
        .mapTo(String.class)
        .findOne()
        .flatMap(payload -> readable(key, payload));
  }

  /** The revision stays: the try under way ends this one, and no other. */
  private void write(String key, Payload payload, Instant due) {
    handle
        .createUpdate(
            """
            update delivery set payload = :payload, due_at = least(due_at, :due)
            where delivery_key = :key""")
        .bind("payload", Json.write(payload))
        .bind("due", due.toEpochMilli())
        .bind("key", key)
        .execute();
  }

  /** What can't be read any more was carried by nobody, and gives way to what can. */
  private static Optional<Payload> readable(String key, String payload) {
    try {
      Payload read = Json.read(payload, Payload.class);
      Json.read(read.body(), Reminder.class);
      return Optional.of(read);
    } catch (RuntimeException e) {
      LOG.error("The row of {} can't be read, and is written anew", key, e);
      return Optional.empty();
    }
  }
}
