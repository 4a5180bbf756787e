package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.database.Json;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EventKinds;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.NoteEvent;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Refused;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UserId;
import dev.muster.store.archive.Original;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The append-only record. */
public final class Timeline {
  private final Database database;

  public Timeline(Database database) {
    this.database = database;
  }

  /** All of it, as it was written. */
  public List<TimelineEntry> of(IncidentId incident) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from timeline where incident_id = :incident order by seq")
                .bind("incident", incident.value())
                .map(
                    (row, context) ->
                        new TimelineEntry(
                            incident,
                            row.getLong("seq"),
                            new RecordedBy(
                                Instant.ofEpochMilli(row.getLong("at")),
                                new UserId(row.getString("actor"))),
                            Json.read(
                                row.getString("event"), EventKinds.named(row.getString("kind"))),
                            row.getString("hash")))
                .list());
  }

  /**
   * The first entry whose hash does not fit, or that is missing at the end; empty if nobody touched
   * the record.
   */
  public Optional<Long> firstAltered(IncidentId incident) {
    record Row(long seq, long at, String actor, String kind, String event, String hash) {}
    List<Row> rows =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select * from timeline where incident_id = :incident order by seq")
                    .bind("incident", incident.value())
                    .map(
                        (row, context) ->
                            new Row(
                                row.getLong("seq"),
                                row.getLong("at"),
                                row.getString("actor"),
                                row.getString("kind"),
                                row.getString("event"),
                                row.getString("hash")))
                    .list());
    String before = Chain.START;
    long seq = 0;
    for (Row row : rows) {
      seq++;
      RecordedBy stamp = new RecordedBy(Instant.ofEpochMilli(row.at()), new UserId(row.actor()));
      String expected = Chain.hash(before, seq, stamp, row.kind(), row.event());
      if (row.seq() != seq || !expected.equals(row.hash())) {
        return Optional.of(seq);
      }
      before = row.hash();
    }
    return last(incident).filter(last -> last > rows.size()).map(last -> rows.size() + 1L);
  }

  /** The rows of an incident as they lie in the store, for whoever is to read them back. */
  public Original original(Incident incident) {
    return database.read(
        handle -> {
          Original rows = Original.read(handle, database.schema(), incident.id());
          return incident.identity().edition().map(hash -> rows.with(handle, hash)).orElse(rows);
        });
  }

  /** The number of the last entry, as the incident itself has it. */
  private Optional<Long> last(IncidentId incident) {
    return database.read(
        handle ->
            handle
                .createQuery("select last_seq from incident where id = :id")
                .bind("id", incident.value())
                .mapTo(Long.class)
                .findOne());
  }

  /**
   * Writes one entry at the end.
   *
   * @return its hash
   */
  String append(
      Transaction transaction,
      Incident incident,
      long seq,
      String before,
      RecordedBy stamp,
      IncidentEvent event) {
    String kind = EventKinds.of(event);
    String json = Json.write(event);
    String hash = Chain.hash(before, seq, stamp, kind, json);
    transaction
        .handle()
        .createUpdate(
            """
            insert into timeline (incident_id, seq, at, actor, kind, event, hash)
            values (:incident, :seq, :at, :actor, :kind, :event, :hash)""")
        .bind("incident", incident.id().value())
        .bind("seq", seq)
        .bind("at", stamp.at().toEpochMilli())
        .bind("actor", stamp.by().value())
        .bind("kind", kind)
        .bind("event", json)
        .bind("hash", hash)
        .execute();
    return hash;
  }

  /** A message on the record of an incident, as the record has it. */
  public record Captured(IncidentId incident, String words) {}

  /** The incidents on whose timeline this message stands. */
  public List<Captured> captured(ChannelId channel, String ts) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select incident_id, words from captured_message
                    where channel_id = :channel and ts = :ts""")
                .bind("channel", channel.value())
                .bind("ts", ts)
                .map(
                    (row, context) ->
                        new Captured(
                            new IncidentId(row.getString("incident_id")), row.getString("words")))
                .list());
  }

  /** Keeps the index of captured messages in step with what the timeline says. */
  void index(Transaction transaction, Incident incident, IncidentEvent event) {
    if (event instanceof NoteEvent.MessageCaptured captured) {
      refuseTwice(transaction, incident, captured);
      transaction
          .handle()
          .createUpdate(
              """
              insert into captured_message (channel_id, ts, incident_id, words)
              values (:channel, :ts, :incident, :words)""")
          .bind("channel", captured.channel().value())
          .bind("ts", captured.ts())
          .bind("incident", incident.id().value())
          .bind("words", captured.words())
          .execute();
    } else if (event instanceof NoteEvent.CapturedMessageEdited edited) {
      transaction
          .handle()
          .createUpdate(
              """
              update captured_message set words = :words
              where channel_id = :channel and ts = :ts and incident_id = :incident""")
          .bind("channel", edited.channel().value())
          .bind("ts", edited.ts())
          .bind("incident", incident.id().value())
          .bind("words", edited.words())
          .execute();
    }
  }

  private static void refuseTwice(
      Transaction transaction, Incident incident, NoteEvent.MessageCaptured captured) {
    boolean known =
        transaction
            .handle()
            .createQuery(
                """
                select 1 from captured_message
                where channel_id = :channel and ts = :ts and incident_id = :incident""")
            .bind("channel", captured.channel().value())
            .bind("ts", captured.ts())
            .bind("incident", incident.id().value())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (known) {
      throw new Refused("It is on the timeline already.");
    }
  }
}
