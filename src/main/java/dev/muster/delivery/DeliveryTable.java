package dev.muster.delivery;

import dev.muster.database.Database.Transaction;
import dev.muster.database.Json;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.PendingPost;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.delivery.Delivery.Release;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.Delivery.Withdrawal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of the durable queue. */
public final class DeliveryTable {
  private static final Map<String, Class<? extends Delivery>> TYPES =
      Map.of(
          "post",
          Post.class,
          "held",
          PendingPost.class,
          "refresh",
          Refresh.class,
          "errand",
          Job.class,
          Reminder.TYPE,
          Reminder.class);

  private final Clock clock;
  private volatile Runnable wake = () -> {};

  /**
   * What is in the row of a delivery.
   *
   * @param next the body of what comes after it, see {@link ReminderRows}
   */
  record Payload(String type, String body, Optional<String> next) {
    Payload then(Payload after) {
      return new Payload(type, body, Optional.of(after.body()));
    }

    Payload alone() {
      return new Payload(type, body, Optional.empty());
    }
  }

  public DeliveryTable(Clock clock) {
    this.clock = clock;
  }

  /** Called after each commit that left something to deliver. */
  void onChange(Runnable newWake) {
    wake = newWake;
  }

  /** Writes what is to be delivered, in the transaction that made it true. */
  public void add(Transaction transaction, Delivery delivery) {
    Handle handle = transaction.handle();
    if (delivery instanceof Withdrawal) {
      withdraw(handle, delivery.key());
    } else if (delivery instanceof Release release) {
      release(handle, release);
    } else if (delivery instanceof Refresh) {
      askAgain(
          handle, delivery, "case when state = 'waiting' then least(due_at, :due) else :due end");
    } else if (delivery instanceof Reminder reminder) {
      move(handle, reminder);
    } else {
      insertUnlessKnown(handle, delivery);
    }
    transaction.afterCommit(() -> wake.run());
  }

  private void move(Handle handle, Reminder reminder) {
    if (!new ReminderRows(handle, clock.instant()).moved(reminder, fresh(reminder))) {
      askAgain(handle, reminder, ":due");
    }
  }

  private void withdraw(Handle handle, String key) {
    if (new ReminderRows(handle, clock.instant()).withdrawn(key)) {
      return;
    }
    handle
        .createUpdate(
            """
            update delivery set state = 'withdrawn', ended_at = :now, revision = revision + 1
            where delivery_key = :key and state = 'waiting'""")
        .bind("key", key)
        .bind("now", clock.millis())
        .execute();
  }

  /** In the order written: it is the rows' own, and theirs stays older than that of later posts. */
  private void release(Handle handle, Release release) {
    List<PendingPost> held =
        handle
            .createQuery(
                "select payload from delivery where incident_id = :incident and state = 'held'"
                    + " order by seq")
            .bind("incident", release.incident().value())
            .map((row, context) -> Json.read(row.getString("payload"), Payload.class))
            .map(payload -> Json.read(payload.body(), PendingPost.class))
            .list();
    for (PendingPost message : held) {
      Post post = message.in(release.channel(), release.due());
      handle
          .createUpdate(
              """
              update delivery set state = 'waiting', lane = :lane, due_at = :due,
                payload = :payload, made_at = :now
              where delivery_key = :key""")
          .bind("lane", post.lane())
          .bind("due", post.due().toEpochMilli())
          .bind("payload", payload(post))
          .bind("now", clock.millis())
          .bind("key", post.key())
          .execute();
    }
  }

  private void askAgain(Handle handle, Delivery delivery, String due) {
    int known =
        handle
            .createUpdate(
                """
                update delivery set state = 'waiting', revision = revision + 1, ended_at = null,
                  attempts = case when state = 'waiting' then attempts else 0 end,
                  problem = null, payload = :payload, due_at = %s,
                  made_at = case when state = 'waiting' then made_at else :now end
                where delivery_key = :key"""
                    .formatted(due))
            .bind("key", delivery.key())
            .bind("payload", payload(delivery))
            .bind("due", delivery.due().toEpochMilli())
            .bind("now", clock.millis())
            .execute();
    if (known == 0) {
      insert(handle, delivery);
    }
  }

  private void insertUnlessKnown(Handle handle, Delivery delivery) {
    boolean known =
        handle
            .createQuery("select 1 from delivery where delivery_key = :key")
            .bind("key", delivery.key())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!known) {
      insert(handle, delivery);
    }
  }

  private void insert(Handle handle, Delivery delivery) {
    handle
        .createUpdate(
            """
            insert into delivery (delivery_key, kind, incident_id, lane, due_at, state, revision,
              attempts, payload, made_at)
            values (:key, :kind, :incident, :lane, :due, :state, 1, 0, :payload, :now)""")
        .bind("state", delivery instanceof PendingPost ? "held" : "waiting")
        .bind("key", delivery.key())
        .bind("kind", delivery.kind())
        .bind("incident", delivery.incident().value())
        .bind("lane", delivery.lane())
        .bind("due", delivery.due().toEpochMilli())
        .bind("payload", payload(delivery))
        .bind("now", clock.millis())
        .execute();
  }

  /** When the newest of those that wait was made. */
  Instant newestMade(Handle handle) {
    return handle
        .createQuery("select coalesce(max(made_at), 0) from delivery where state = 'waiting'")
        .mapTo(Long.class)
        .map(Instant::ofEpochMilli)
        .one();
  }

  /** The clock said {@code before} and now says less: what was due or being tried is due now. */
  int clockSetBack(Handle handle, Instant before, Instant now) {
    return handle
        .createUpdate(
            """
            update delivery set due_at = :now
            where state = 'waiting' and due_at > :now and (due_at <= :before or problem is not null)""")
        .bind("now", now.toEpochMilli())
        .bind("before", before.toEpochMilli())
        .execute();
  }

  /** Ends it, unless it was asked for again or moved meanwhile: then it stays waiting. */
  void end(Handle handle, Attempt attempt, String state, Optional<String> problem) {
    if (attempt.delivery() instanceof Reminder
        && new ReminderRows(handle, clock.instant()).followed(attempt)) {
      return;
    }
    handle
        .createUpdate(
            """
            update delivery set state = :state, ended_at = :now, problem = :problem,
              attempts = attempts + 1
            where seq = :seq and revision = :revision""")
        .bind("state", state)
        .bind("now", clock.millis())
        .bind("problem", problem.orElse(null))
        .bind("seq", attempt.seq())
        .bind("revision", attempt.revision())
        .execute();
  }

  /** Puts it off. A reminder that was moved meanwhile keeps its new due time. */
  void postpone(Handle handle, Attempt attempt, Instant until, int attempts, String problem) {
    handle
        .createUpdate(
            """
            update delivery set due_at = :until, attempts = :attempts, problem = :problem
            where seq = :seq and state = 'waiting' and (revision = :revision or kind <> :reminder)""")
        .bind("until", until.toEpochMilli())
        .bind("attempts", attempts)
        .bind("problem", problem)
        .bind("seq", attempt.seq())
        .bind("revision", attempt.revision())
        .bind("reminder", attempt.delivery() instanceof Reminder ? attempt.delivery().kind() : "")
        .execute();
  }

  /** What does not arrive: what waits in vain, and what was given up within this time. */
  public List<StuckDelivery> troubled(Handle handle, Duration lately) {
    return StuckDelivery.in(handle, clock.instant(), lately);
  }

  /** How many wait in vain. */
  public long overdue(Handle handle) {
    return StuckDelivery.overdue(handle, clock.instant());
  }

  /** How many wait, by kind. */
  public Map<String, Long> waiting(Handle handle) {
    return handle
        .createQuery("select kind, count(*) n from delivery where state = 'waiting' group by kind")
        .reduceRows(
            new java.util.TreeMap<>(),
            (counts, row) -> {
              counts.put(row.getColumn("kind", String.class), row.getColumn("n", Long.class));
              return counts;
            });
  }

  private static String payload(Delivery delivery) {
    return Json.write(fresh(delivery));
  }

  private static Payload fresh(Delivery delivery) {
    String type =
        TYPES.entrySet().stream()
            .filter(e -> e.getValue() == delivery.getClass())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    return new Payload(type, Json.write(delivery), Optional.empty());
  }

  static Class<? extends Delivery> type(Payload payload) {
    Class<? extends Delivery> type = TYPES.get(payload.type());
    if (type == null) {
      throw new IllegalStateException("A delivery of an unknown type: " + payload.type());
    }
    return type;
  }
}
