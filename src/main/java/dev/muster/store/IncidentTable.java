package dev.muster.store;

import dev.muster.database.Json;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.RecordedBy;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A row for each incident as it stands: the whole of it, and the columns by which it is found. */
record IncidentTable(Handle handle) {
  /**
   * An incident, and how far its timeline goes.
   *
   * @param seq of its last entry
   * @param hash of its last entry, with which the next one is chained
   */
  record Row(Incident incident, long seq, String hash) {}

  Optional<Row> row(IncidentId id) {
    return row(id, "");
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<Row> locked(IncidentId id) {
    return row(id, " for update");
  }

  private Optional<Row> row(IncidentId id, String lock) {
    return handle
        .createQuery("select state, last_seq, last_hash from incident where id = :id" + lock)
        .bind("id", id.value())
        .map(
            (row, context) ->
                new Row(
                    Json.read(row.getString("state"), Incident.class),
                    row.getLong("last_seq"),
                    row.getString("last_hash")))
        .findOne();
  }

  long nextNumber() {
    return next("incident");
  }

  /** Drills count for themselves, downwards: no number of an incident is missing for a drill. */
  long nextDrill() {
    return -next("drill");
  }

  private long next(String counter) {
    if (handle.execute("update counter set last = last + 1 where name = ?", counter) == 0) {
      handle.execute("insert into counter (name, last) values (?, 1)", counter);
    }
    return handle
        .createQuery("select last from counter where name = :counter")
        .bind("counter", counter)
        .mapTo(Long.class)
        .one();
  }

  /** The id that was wished for, or what comes next to it if there is one already. */
  IncidentId freeId(String wished) {
    IncidentId id = new IncidentId(wished);
    for (int i = 2; row(id).isPresent(); i++) {
      id = new IncidentId(wished + "-" + i);
    }
    return id;
  }

  /** One to which nothing has happened yet. */
  Row insert(Incident incident) {
    handle
        .createUpdate(
            """
            insert into incident (id, folded_id, number, channel_id, status, severity, visibility, title,
              service, declared_by, declared_at, touched_at, last_seq, last_hash, severity_rank, state)
            values (:id, :folded, :number, null, :status, :severity, :visibility, :title,
              :service, :by, :at, :at, 0, '', :rank, :state)\
            """)
        .bind("rank", incident.severity().rank())
        .bind("id", incident.id().value())
        .bind("folded", incident.id().value().toLowerCase(Locale.ROOT))
        .bind("number", incident.identity().number())
        .bind("status", incident.status().name())
        .bind("severity", incident.severity().name())
        .bind("visibility", foundAs(incident))
        .bind("title", incident.title())
        .bind("service", incident.picture().service().map(Folded::of).orElse(""))
        .bind("by", incident.identity().declaredBy().value())
        .bind("at", incident.milestones().declared().toEpochMilli())
        .bind("state", Json.write(incident))
        .execute();
    return new Row(incident, 0, Chain.START);
  }

  /** Lists and counts look for what is public: a drill is practice, and is asked for as such. */
  private static String foundAs(Incident incident) {
    if (incident.isDrill()) {
      return incident.isPrivate() ? IncidentQuery.PRIVATE_DRILL : IncidentQuery.DRILL;
    }
    return incident.identity().visibility().name();
  }

  void update(Row row, RecordedBy stamp) {
    Incident incident = row.incident();
    handle
        .createUpdate(
            """
            update incident set channel_id = :channel, status = :status, is_open = :open, severity = :severity,
              severity_rank = :rank, title = :title, touched_at = :at, last_seq = :seq, last_hash = :hash, state = :state
            where id = :id\
            """)
        .bind("id", incident.id().value())
        .bind("channel", incident.room().channel().map(ChannelId::value).orElse(null))
        .bind("status", incident.status().name())
        .bind("open", incident.status().isOpen())
        .bind("rank", incident.severity().rank())
        .bind("severity", incident.severity().name())
        .bind("title", incident.title())
        .bind("at", stamp.at().toEpochMilli())
        .bind("seq", row.seq())
        .bind("hash", row.hash())
        .bind("state", Json.write(incident))
        .execute();
  }
}
