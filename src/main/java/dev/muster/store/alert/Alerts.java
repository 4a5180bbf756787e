package dev.muster.store.alert;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.database.Json;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.store.alert.HeardAlert.Answer;
import dev.muster.store.alert.HeardAlert.State;
import dev.muster.store.alert.HeardAlert.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The alerts of machines, each by its key. */
public final class Alerts {
  /** So long after it was heard last an alert is of no use to anybody. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final Database database;

  public Alerts(Database database) {
    this.database = database;
  }

  /** All that follows from one alert is written together, or not at all. */
  public <T> T write(Function<Transaction, T> work) {
    return database.write(work);
  }

  public Optional<HeardAlert> find(Transaction transaction, String key) {
    return transaction
        .handle()
        .createQuery("select * from alert where alert_key = :key")
        .bind("key", key)
        .map((row, context) -> heard(row))
        .findOne();
  }

  public Optional<HeardAlert> find(long number) {
    return database.read(handle -> find(handle, number));
  }

  private static Optional<HeardAlert> find(Handle handle, long number) {
    return handle
        .createQuery("select * from alert where number = :number")
        .bind("number", number)
        .map((row, context) -> heard(row))
        .findOne();
  }

  /** The newest of a group that belongs to an incident. */
  public Optional<IncidentId> incidentOf(Transaction transaction, String group) {
    return transaction
        .handle()
        .createQuery(
            """
            select incident_id from alert where group_key = :group and incident_id is not null
            order by number desc limit 1""")
        .bind("group", group)
        .mapTo(String.class)
        .findOne()
        .map(IncidentId::new);
  }

  /** Whether people are being asked about one of that group, or answered, since then. */
  public boolean wasAskedSince(Transaction transaction, String group, Instant since) {
    return transaction
        .handle()
        .createQuery(
            """
            select 1 from alert where group_key = :group and incident_id is null
              and (answered_at > :since or (answered_at is null and heard_at > :since))
            limit 1""")
        .bind("group", group)
        .bind("since", since.toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Keeps one that was not heard before, or begins anew.
   *
   * @return its number
   */
  public long put(
      Transaction transaction,
      String key,
      String group,
      Words words,
      Optional<IncidentId> incident,
      Instant now) {
    Handle handle = transaction.handle();
    handle
        .createUpdate("delete from alert where heard_at < :before or alert_key = :key")
        .bind("before", now.minus(KEPT).toEpochMilli())
        .bind("key", key)
        .execute();
    Update insert =
        handle.createUpdate(
            """
            insert into alert (alert_key, group_key, state, incident_id, heard_at, alert)
            values (:key, :group, :state, :incident, :now, :alert)""");
    return insert
        .bind("key", key)
        .bind("group", group)
        .bind("state", word(State.FIRING))
        .bind("incident", incident.map(IncidentId::value).orElse(null))
        .bind("now", now.toEpochMilli())
        .bind("alert", Json.write(words))
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  /** It was heard again: it goes on, or it is over. */
  public void heard(Transaction transaction, long number, State state, Instant now) {
    transaction
        .handle()
        .createUpdate("update alert set state = :state, heard_at = :now where number = :number")
        .bind("state", word(state))
        .bind("now", now.toEpochMilli())
        .bind("number", number)
        .execute();
  }

  /**
   * Somebody says that it is no incident.
   *
   * @return as it stands now: whoever answered first is the one who did
   */
  public Optional<HeardAlert> dismiss(long number, UserId by, Instant now) {
    return database.write(
        transaction -> {
          transaction
              .handle()
              .createUpdate(
                  """
                  update alert set answered_by = :by, answered_at = :now
                  where number = :number and incident_id is null and answered_by is null""")
              .bind("by", by.value())
              .bind("now", now.toEpochMilli())
              .bind("number", number)
              .execute();
          return find(transaction.handle(), number);
        });
  }

  /** It belongs to this incident now, and so do the others of its group that wait for an answer. */
  public void belongsTo(long number, IncidentId incident) {
    database.change(
        transaction ->
            transaction
                .handle()
                .createUpdate(
                    """
                    update alert set incident_id = :incident
                    where incident_id is null and (number = :number or (state = 'firing'
                      and group_key = (select a.group_key from alert a where a.number = :number)))""")
                .bind("incident", incident.value())
                .bind("number", number)
                .execute());
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static HeardAlert heard(ResultSet row) throws SQLException {
    long answered = row.getLong("answered_at");
    return new HeardAlert(
        row.getLong("number"),
        row.getString("alert_key"),
        row.getString("group_key"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getString("incident_id")).map(IncidentId::new),
        Instant.ofEpochMilli(row.getLong("heard_at")),
        Optional.ofNullable(row.getString("answered_by"))
            .map(by -> new Answer(new UserId(by), Instant.ofEpochMilli(answered))),
        Json.read(row.getString("alert"), Words.class));
  }
}
