package dev.muster.store.alert;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.database.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages about alerts that grow for a while instead of being posted again and again. */
public final class AlertNotices {
  private static final int MOST_EXAMPLES = 5;

  private final Database database;

  public AlertNotices(Database database) {
    this.database = database;
  }

  /**
   * One such message.
   *
   * @param channel as the playbook calls it
   * @param told how many it stands for
   * @param examples the first few of them, in words
   * @param posted where it stands; empty until it is posted
   */
  public record Notice(
      long number,
      String kind,
      String channel,
      Instant opened,
      long told,
      Examples examples,
      Optional<HeardAlert.Card> posted) {}

  /** In words, as they came. */
  public record Examples(List<String> lines) {
    public Examples {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The newest of these kinds that was opened in a channel since then.
   *
   * @param kinds the words of them
   */
  public Optional<Notice> current(
      Transaction transaction, List<String> kinds, String channel, Instant since) {
    return transaction
        .handle()
        .createQuery(
            """
            select * from alert_notice where kind in (<kinds>) and channel = :channel
              and opened_at > :since order by number desc limit 1\
            """)
        .bindList("kinds", kinds)
        .bind("channel", channel)
        .bind("since", since.toEpochMilli())
        .map((row, context) -> notice(row))
        .findOne();
  }

  /**
   * Opens one that stands for nothing yet.
   *
   * @return its number
   */
  public long open(Transaction transaction, String kind, String channel, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            insert into alert_notice (kind, channel, opened_at, told, examples)
            values (:kind, :channel, :now, 0, :examples)\
            """)
        .bind("kind", kind)
        .bind("channel", channel)
        .bind("now", now.toEpochMilli())
        .bind("examples", Json.write(new Examples(List.of())))
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  /** It stands for so many more. */
  public void grow(Transaction transaction, long number, long more, List<String> examples) {
    Notice before =
        transaction
            .handle()
            .createQuery("select * from alert_notice where number = :number")
            .bind("number", number)
            .map((row, context) -> notice(row))
            .one();
    List<String> lines = new ArrayList<>(before.examples().lines());
    examples.stream()
        .filter(line -> !lines.contains(line))
        .distinct()
        .limit(MOST_EXAMPLES - (long) lines.size())
        .forEach(lines::add);
    transaction
        .handle()
        .createUpdate(
            """
            update alert_notice set told = told + :more, examples = :examples
            where number = :number\
            """)
        .bind("more", more)
        .bind("examples", Json.write(new Examples(lines)))
        .bind("number", number)
        .execute();
  }

  public Optional<Notice> find(long number) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from alert_notice where number = :number")
                .bind("number", number)
                .map((row, context) -> notice(row))
                .findOne());
  }

  /** It was posted. */
  public void posted(long number, HeardAlert.Card where) {
    database.change(
        transaction ->
            transaction
                .handle()
                .createUpdate(
                    """
                    update alert_notice set posted_in = :channel, posted_ts = :ts
                    where number = :number\
                    """)
                .bind("channel", where.channel())
                .bind("ts", where.ts())
                .bind("number", number)
                .execute());
  }

  private static Notice notice(ResultSet row) throws SQLException {
    String in = row.getString("posted_in");
    String ts = row.getString("posted_ts");
    return new Notice(
        row.getLong("number"),
        row.getString("kind"),
        row.getString("channel"),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        row.getLong("told"),
        Json.read(row.getString("examples"), Examples.class),
        in == null || ts == null ? Optional.empty() : Optional.of(new HeardAlert.Card(in, ts)));
  }
}
