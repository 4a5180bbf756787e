package dev.muster.delivery;

import dev.muster.database.Json;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.DeliveryTable.Payload;
import dev.muster.incident.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be delivered next: of each lane its head, once it is due. */
final class DueRows {
  private static final Logger LOG = LoggerFactory.getLogger(DueRows.class);

  /** Of the rows {@code d}: nothing that waits stands before it. */
  static final String HEAD_OF_ITS_LANE =
      """
      not exists (select 1 from delivery before where before.state = 'waiting'
        and before.lane = d.lane and before.seq < d.seq)""";

  private final Instant now;
  private final Doubt doubt;

  DueRows(Instant now, Doubt doubt) {
    this.now = now;
    this.doubt = doubt;
  }

  /**
   * Which deliveries may have been carried out before.
   *
   * @param upTo whatever was there when this process started: another one may have carried it
   * @param others of which a try in this process got no clear answer
   */
  record Doubt(long upTo, Set<Long> others) {
    static final Doubt NONE = new Doubt(0, Set.of());

    private boolean about(long seq) {
      return seq <= upTo || others.contains(seq);
    }
  }

  /**
   * What is not to be handed out now.
   *
   * @param seqs what is in hand
   * @param incidents those with as much in hand as they may have
   * @param kinds those of which one goes after the other, see {@link #first}
   */
  record Barred(Collection<Long> seqs, Collection<String> incidents, Collection<String> kinds) {
    Barred and(Collection<Long> others) {
      Set<Long> all = new HashSet<>(seqs);
      all.addAll(others);
      return new Barred(all, incidents, kinds);
    }
  }

  /** What is due and not barred, oldest first; at most {@code most}. */
  List<Attempt> due(Handle handle, Barred barred, int most) {
    List<String> bars = new ArrayList<>(List.of(HEAD_OF_ITS_LANE));
    if (!barred.seqs().isEmpty()) {
      bars.add("seq not in (<seqs>)");
    }
    if (!barred.incidents().isEmpty()) {
      bars.add("(incident_id is null or incident_id not in (<incidents>))");
    }
    if (!barred.kinds().isEmpty()) {
      bars.add("kind not in (<kinds>)");
    }
    Query query =
        handle.createQuery(
            "select * from delivery d where state = 'waiting' and due_at <= :now and "
                + String.join(" and ", bars)
                + " order by due_at, seq limit :most");
    if (!barred.seqs().isEmpty()) {
      query.bindList("seqs", List.copyOf(barred.seqs()));
    }
    if (!barred.incidents().isEmpty()) {
      query.bindList("incidents", List.copyOf(barred.incidents()));
    }
    if (!barred.kinds().isEmpty()) {
      query.bindList("kinds", List.copyOf(barred.kinds()));
    }
    return query
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> attempt(row))
        .list();
  }

  /** Of this kind, what was asked for first and is due. */
  Optional<Attempt> first(Handle handle, String kind) {
    return handle
        .createQuery(
            "select * from delivery d where state = 'waiting' and due_at <= :now and kind = :kind"
                + " and "
                + HEAD_OF_ITS_LANE
                + " order by seq limit 1")
        .bind("now", now.toEpochMilli())
        .bind("kind", kind)
        .map((row, context) -> attempt(row))
        .findFirst();
  }

  /** When the next one is due, later than now; empty if none waits. */
  Optional<Instant> next(Handle handle) {
    return handle
        .createQuery(
            "select min(due_at) from delivery d where state = 'waiting' and due_at > :now and "
                + HEAD_OF_ITS_LANE)
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** The one that is due next, later than now; empty if none waits. */
  Optional<Attempt> coming(Handle handle) {
    return handle
        .createQuery(
            "select * from delivery d where state = 'waiting' and due_at > :now and "
                + HEAD_OF_ITS_LANE
                + " order by due_at, seq limit 1")
        .bind("now", now.toEpochMilli())
        .map((row, context) -> attempt(row))
        .findFirst();
  }

  private Attempt attempt(ResultSet row) throws SQLException {
    long seq = row.getLong("seq");
    Delivery delivery = delivery(row);
    return new Attempt(
        seq,
        delivery,
        Instant.ofEpochMilli(row.getLong("due_at")),
        row.getLong("revision"),
        row.getInt("attempts"),
        doubt.about(seq),
        Instant.ofEpochMilli(row.getLong("made_at")),
        delivery instanceof Reminder && wasMoved(row));
  }

  private static boolean wasMoved(ResultSet row) throws SQLException {
    return Json.read(row.getString("payload"), Payload.class).next().isPresent();
  }

  /** Which one was asked for last, of all there are. */
  static long last(Handle handle) {
    return handle.createQuery("select coalesce(max(seq), 0) from delivery").mapTo(Long.class).one();
  }

  /** One row that can't be read must not keep the others from being so. */
  private static Delivery delivery(ResultSet row) throws SQLException {
    try {
      Payload payload = Json.read(row.getString("payload"), Payload.class);
      return Json.read(payload.body(), DeliveryTable.type(payload));
    } catch (RuntimeException e) {
      LOG.error("The row of {} can't be read", row.getString("delivery_key"), e);
      return new Delivery.Unreadable(
          row.getString("delivery_key"),
          row.getString("kind"),
          new IncidentId(Optional.ofNullable(row.getString("incident_id")).orElse("")),
          Instant.ofEpochMilli(row.getLong("due_at")));
    }
  }
}
