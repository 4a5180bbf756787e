package dev.muster.store.alert;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.database.Json;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.store.alert.HeardAlert.Answer;
import dev.muster.store.alert.HeardAlert.Asking;
import dev.muster.store.alert.HeardAlert.Card;
import dev.muster.store.alert.HeardAlert.State;
import dev.muster.store.alert.HeardAlert.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The alerts of machines, each by its key, as it was told last. */
public final class Alerts {
  /** So long after it was heard last an alert is of no use to anybody. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final int LONGEST = 300;

  private final Database database;

  public Alerts(Database database) {
    this.database = database;
  }

  /**
   * What alerts have in common that mean the same.
   *
   * @param group the rule by its name, and the service
   * @param ruleKey the rule by what it says, and the service
   * @param name of those that people take for the same
   */
  public record Kinship(String group, String ruleKey, String name) {
    public Kinship {
      group = cut(group);
      ruleKey = cut(ruleKey);
      name = cut(name);
    }
  }

  /** How many alerts of an incident there are, and how many of them go on. */
  public record Tally(int all, int firing) {}

  /** The messages about them that grow. */
  public AlertNotices notices() {
    return new AlertNotices(database);
  }

  /** All that follows from some alerts is written together, or not at all. */
  public <T> T write(Function<Transaction, T> work) {
    return database.write(work);
  }

  /**
   * The one with this key, or else with the one that an earlier Muster made for it.
   *
   * @param former may be the same
   */
  public Optional<HeardAlert> find(Transaction transaction, String key, String former) {
    List<HeardAlert> both =
        list(
            transaction
                .handle()
                .createQuery("select * from alert where alert_key in (:key, :former)")
                .bind("key", key)
                .bind("former", former));
    return both.stream().min(Comparator.comparing(alert -> !alert.key().equals(key)));
  }

  public Optional<HeardAlert> find(long number) {
    return database.read(handle -> find(handle, number));
  }

  private static Optional<HeardAlert> find(Handle handle, long number) {
    return one(
        handle.createQuery("select * from alert where number = :number").bind("number", number));
  }

  /** The newest with this title that goes on, of those whose keys begin so. */
  public Optional<HeardAlert> firing(Transaction transaction, String keys, String title) {
    return one(
        transaction
            .handle()
            .createQuery(
                """
                select * from alert where title = :title and state = 'firing'
                  and alert_key like :keys order by title, number desc limit 1\
                """)
            .bind("title", cut(title))
            .bind("keys", keys + "%"));
  }

  /** The newest of a group that belongs to an incident, whatever its rule is called by now. */
  public Optional<IncidentId> incidentOf(Transaction transaction, Kinship kin) {
    return newest(transaction, kin, "");
  }

  /** The newest incident of those that people take for the same. */
  public Optional<IncidentId> incidentOfAlike(Transaction transaction, Kinship kin) {
    return newest(transaction, kin, kin.name());
  }

  /**
   * Two queries, each by its index: for an "or" H2 would read the whole table, and the whole group
   * if it were not ordered as the index is.
   */
  private static Optional<IncidentId> newest(Transaction transaction, Kinship kin, String name) {
    return Stream.of(
            newest(transaction, "group_key", kin.group(), name),
            newest(transaction, "rule_key", kin.ruleKey(), name))
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(Belonging::number))
        .map(Belonging::incident);
  }

  private static Optional<Belonging> newest(
      Transaction transaction, String column, String key, String name) {
    Query query =
        transaction
            .handle()
            .createQuery(
                "select number, incident_id from alert where "
                    + column
                    + " = :key and incident_id is not null"
                    + (name.isEmpty() ? "" : " and name = :name")
                    + " order by "
                    + column
                    + ", number desc limit 1")
            .bind("key", key);
    return (name.isEmpty() ? query : query.bind("name", name))
        .map(
            (row, context) ->
                new Belonging(row.getLong("number"), new IncidentId(row.getString("incident_id"))))
        .findOne();
  }

  private record Belonging(long number, IncidentId incident) {}

  /** Whether somebody said since then that one like it is none. */
  public boolean wasDismissedSince(Transaction transaction, Kinship kin, Instant since) {
    return isAny(alike(transaction, kin, "answered_at > :since", since));
  }

  /** Whether people are being asked about one like it since then. */
  public boolean wasAskedSince(Transaction transaction, Kinship kin, Instant since) {
    return isAny(
        alike(transaction, kin, "answered_at is null and asks > 0 and asked_at > :since", since));
  }

  private static Query alike(
      Transaction transaction, Kinship kin, String condition, Instant since) {
    return transaction
        .handle()
        .createQuery(
            "select 1 from alert where group_key = :group and name = :name and incident_id is null"
                + " and "
                + condition
                + " limit 1")
        .bind("group", kin.group())
        .bind("name", kin.name())
        .bind("since", since.toEpochMilli());
  }

  private static boolean isAny(Query query) {
    return query.mapTo(Integer.class).findFirst().isPresent();
  }

  /** How many were asked about by a message of their own since then. */
  public int cardsSince(Transaction transaction, Instant since) {
    return transaction
        .handle()
        .createQuery(
            "select count(*) from alert where asked_at > :since and asks > 0 and notice is null")
        .bind("since", since.toEpochMilli())
        .mapTo(Integer.class)
        .one();
  }

  /** Forgets those that were not heard of for long. */
  public void sweep(Transaction transaction, Instant now) {
    transaction
        .handle()
        .createUpdate("delete from alert where heard_at < :before")
        .bind("before", now.minus(KEPT).toEpochMilli())
        .execute();
    transaction
        .handle()
        .createUpdate("delete from alert_notice where opened_at < :before")
        .bind("before", now.minus(KEPT).toEpochMilli())
        .execute();
  }

  /** The one with this key stays as it ended: another with the same is to be kept. */
  public void setAside(Transaction transaction, String key) {
    transaction
        .handle()
        .createUpdate(
            "update alert set alert_key = alert_key || '#' || number where alert_key = :key")
        .bind("key", key)
        .execute();
  }

  /**
   * Keeps one that was not heard before; see {@link #setAside}.
   *
   * @return its number
   */
  public long put(
      Transaction transaction,
      String key,
      Kinship kin,
      Words words,
      State state,
      Optional<IncidentId> incident,
      Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            insert into alert (alert_key, group_key, rule_key, name, title, state, incident_id,
              heard_at, alert)
            values (:key, :group, :rule, :name, :title, :state, :incident, :now, :alert)\
            """)
        .bind("key", key)
        .bind("group", kin.group())
        .bind("rule", kin.ruleKey())
        .bind("name", kin.name())
        .bind("title", cut(words.title()))
        .bind("state", word(state))
        .bind("incident", incident.map(IncidentId::value).orElse(null))
        .bind("now", now.toEpochMilli())
        .bind("alert", Json.write(words))
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  /** It was told again: it goes on, fires again, or is over. */
  public void heard(
      Transaction transaction, long number, String key, State state, Words words, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            update alert set state = :state, heard_at = :now, alert_key = :key, alert = :alert
            where number = :number\
            """)
        .bind("state", word(state))
        .bind("key", key)
        .bind("alert", Json.write(words))
        .bind("now", now.toEpochMilli())
        .bind("number", number)
        .execute();
  }

  /** When it was last told that it goes on; empty if it is of a time when that was not kept. */
  public Optional<Instant> told(Transaction transaction, long number) {
    return transaction
        .handle()
        .createQuery("select told_at from alert where number = :number and told_at is not null")
        .bind("number", number)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** It is told now that it goes on. */
  public void told(Transaction transaction, long number, Instant now) {
    transaction
        .handle()
        .createUpdate("update alert set told_at = :now where number = :number")
        .bind("now", now.toEpochMilli())
        .bind("number", number)
        .execute();
  }

  /** An entry is to tell this of it, together with what is to be told of others. */
  public void untold(Transaction transaction, List<Long> numbers, String tidings) {
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch("update alert set untold = :tidings where number = :number");
    numbers.forEach(number -> batch.bind("tidings", tidings).bind("number", number).add());
    batch.execute();
  }

  /** Those of which an entry is still to tell this; from now on it is told. */
  public List<HeardAlert> tell(Transaction transaction, IncidentId incident, String tidings) {
    List<HeardAlert> all =
        list(
            transaction
                .handle()
                .createQuery(
                    """
                    select * from alert where incident_id = :incident and untold = :tidings
                    order by number\
                    """)
                .bind("incident", incident.value())
                .bind("tidings", tidings));
    transaction
        .handle()
        .createUpdate(
            "update alert set untold = null where incident_id = :incident and untold = :tidings")
        .bind("incident", incident.value())
        .bind("tidings", tidings)
        .execute();
    return all;
  }

  /** All of one incident belong to the other one from now on. */
  public void move(Transaction transaction, IncidentId from, IncidentId to) {
    transaction
        .handle()
        .createUpdate("update alert set incident_id = :to where incident_id = :from")
        .bind("from", from.value())
        .bind("to", to.value())
        .execute();
  }

  public Tally tally(Transaction transaction, IncidentId incident) {
    return transaction
        .handle()
        .createQuery(
            """
            select count(*) as total, count(case when state = 'firing' then 1 end) as firing
            from alert where incident_id = :incident\
            """)
        .bind("incident", incident.value())
        .map((row, context) -> new Tally(row.getInt("total"), row.getInt("firing")))
        .one();
  }

  /**
   * People are asked about it.
   *
   * @param shown whether they see it now
   * @param notice the message that counts, if it stands on one
   */
  public void asked(
      Transaction transaction, long number, boolean shown, Optional<Long> notice, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            update alert set asked_at = :now, asks = asks + :shown, notice = :notice
            where number = :number\
            """)
        .bind("now", now.toEpochMilli())
        .bind("shown", shown ? 1 : 0)
        .bind("notice", notice.orElse(null))
        .bind("number", number)
        .execute();
  }

  /**
   * Those that go on, that nobody answered, and about which people were to be asked before then.
   */
  public List<HeardAlert> stillFiring(
      Transaction transaction, Instant askedBefore, Instant heardSince, int asks) {
    return list(
        transaction
            .handle()
            .createQuery(
                """
                select * from alert where asked_at <= :before and state = 'firing'
                  and incident_id is null and answered_by is null and asks < :asks
                  and heard_at > :since
                order by number\
                """)
            .bind("before", askedBefore.toEpochMilli())
            .bind("since", heardSince.toEpochMilli())
            .bind("asks", asks));
  }

  /** Those that people saw, that nobody answered, and that were told to be over in this time. */
  public List<HeardAlert> overBetween(Instant from, Instant until) {
    return database.read(
        handle ->
            list(
                handle
                    .createQuery(
                        """
                        select * from alert where heard_at >= :from and heard_at < :until
                          and state = 'over' and incident_id is null and answered_by is null
                          and asks > 0
                        order by number\
                        """)
                    .bind("from", from.toEpochMilli())
                    .bind("until", until.toEpochMilli())));
  }

  /** Those on a message that counts. */
  public List<HeardAlert> on(long notice) {
    return database.read(
        handle ->
            list(
                handle
                    .createQuery("select * from alert where notice = :notice order by number")
                    .bind("notice", notice)));
  }

  /** The message that asks about it was posted. */
  public void carded(long number, Card card) {
    database.change(
        transaction ->
            transaction
                .handle()
                .createUpdate(
                    """
                    update alert set card_channel = :channel, card_ts = :ts
                    where number = :number\
                    """)
                .bind("channel", card.channel())
                .bind("ts", card.ts())
                .bind("number", number)
                .execute());
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
                  where number = :number and incident_id is null and answered_by is null\
                  """)
              .bind("by", by.value())
              .bind("now", now.toEpochMilli())
              .bind("number", number)
              .execute();
          return find(transaction.handle(), number);
        });
  }

  /**
   * It belongs to this incident now, and so do the others of its group that wait for an answer.
   *
   * @return those others
   */
  public List<HeardAlert> belongsTo(long number, IncidentId incident) {
    return database.write(
        transaction -> {
          List<HeardAlert> others =
              list(
                  transaction
                      .handle()
                      .createQuery(
                          """
                          select * from alert where incident_id is null and state = 'firing'
                            and answered_by is null and number <> :number
                            and group_key = (select a.group_key from alert a where a.number = :number)
                          order by number\
                          """)
                      .bind("number", number));
          belongs(transaction.handle(), number, incident);
          others.forEach(other -> belongs(transaction.handle(), other.number(), incident));
          return others;
        });
  }

  private static void belongs(Handle handle, long number, IncidentId incident) {
    handle
        .createUpdate(
            """
            update alert set incident_id = :incident
            where number = :number and incident_id is null\
            """)
        .bind("incident", incident.value())
        .bind("number", number)
        .execute();
  }

  private static Optional<HeardAlert> one(Query query) {
    return query.map((row, context) -> heard(row)).findFirst();
  }

  private static List<HeardAlert> list(Query query) {
    return query.map((row, context) -> heard(row)).list();
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static HeardAlert heard(ResultSet row) throws SQLException {
    long answered = row.getLong("answered_at");
    long asked = row.getLong("asked_at");
    long notice = row.getLong("notice");
    String channel = row.getString("card_channel");
    String ts = row.getString("card_ts");
    return new HeardAlert(
        row.getLong("number"),
        row.getString("alert_key"),
        row.getString("group_key"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getString("incident_id")).map(IncidentId::new),
        Instant.ofEpochMilli(row.getLong("heard_at")),
        Optional.ofNullable(row.getString("answered_by"))
            .map(by -> new Answer(new UserId(by), Instant.ofEpochMilli(answered))),
        new Asking(
            asked == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(asked)),
            row.getInt("asks"),
            notice == 0 ? Optional.empty() : Optional.of(notice),
            channel == null || ts == null ? Optional.empty() : Optional.of(new Card(channel, ts))),
        Json.read(row.getString("alert"), Words.class));
  }
}
