package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.database.Json;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.DeliveryTable;
import dev.muster.delivery.Reaction;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Identity;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Lifecycle.Declared;
import dev.muster.incident.Refused;
import dev.muster.incident.Stamp;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.store.words.WordIndex;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Incidents as they stand, and the one way to change one: state, timeline and what must be
 * delivered, in one transaction.
 */
public final class Incidents {
  private final Database database;
  private final Timeline timeline;
  private final DeliveryTable deliveries;
  private final Followers followers;
  private final Clock clock;
  private final WordIndex words = new WordIndex();

  public Incidents(
      Database database,
      Timeline timeline,
      DeliveryTable deliveries,
      Followers followers,
      Clock clock) {
    this.database = database;
    this.timeline = timeline;
    this.deliveries = deliveries;
    this.followers = followers;
    this.clock = clock;
  }

  /** Told in a line of each event, once it lasts. */
  @FunctionalInterface
  public interface Journal {
    void tell(String line);
  }

  /** What follows from each event. */
  public record Followers(List<Reaction> reactions, Journal journal) {
    public Followers {
      reactions = List.copyOf(reactions);
    }
  }

  private record Row(Incident incident, long seq, String hash) {}

  /**
   * What makes a new incident this one.
   *
   * @param playbook by which it goes from now on
   */
  public record Birth(Visibility visibility, PlaybookText playbook, LongFunction<String> id) {}

  /**
   * Records a new incident. The same request again gives the incident that it made the first time.
   */
  public Incident declare(Actor actor, Birth birth, Declared declared) {
    return declare(actor, birth, declared, Optional::empty);
  }

  /**
   * As {@link #declare(Actor, Birth, Declared)}, unless there is one already.
   *
   * @param already looked for where nobody else writes: what is found there is the answer, and
   *     nothing is recorded
   */
  public Incident declare(
      Actor actor, Birth birth, Declared declared, Supplier<Optional<Incident>> already) {
    return database.write(
        transaction -> {
          Optional<String> before = outcome(transaction.handle(), actor);
          if (before.isPresent()) {
            return row(transaction.handle(), new IncidentId(before.get()), false)
                .orElseThrow()
                .incident();
          }
          Optional<Incident> other = already.get();
          if (other.isPresent()) {
            return other.get();
          }
          Stamp stamp = new Stamp(clock.instant(), actor.user());
          long number = nextNumber(transaction.handle());
          IncidentId id = freeId(transaction.handle(), birth.id().apply(number));
          PlaybookText playbook = birth.playbook();
          PlaybookShelf.put(transaction.handle(), playbook);
          Identity identity =
              new Identity(
                  id,
                  number,
                  birth.visibility(),
                  actor.user(),
                  playbook.name(),
                  Optional.of(playbook.hash()));
          Incident incident = Incident.begin(identity, declared, stamp);
          insert(transaction.handle(), incident);
          append(transaction, new Row(incident, 0, Chain.START), incident, stamp, declared);
          handled(transaction, actor, id.value());
          return incident;
        });
  }

  /**
   * Records what happened to an incident.
   *
   * @param event made from the incident as it is under the lock
   * @throws Refused if it can't happen to this incident now
   */
  public Incident record(IncidentId id, Actor actor, Function<Incident, IncidentEvent> event) {
    return database.write(
        transaction -> {
          if (outcome(transaction.handle(), actor).isPresent()) {
            return existing(transaction.handle(), id).incident();
          }
          Incident after = record(transaction, id, actor, event);
          handled(transaction, actor, id.value());
          return after;
        });
  }

  /** As {@link #record(IncidentId, Actor, Function)}, within a transaction already open. */
  public Incident record(
      Transaction transaction,
      IncidentId id,
      Actor actor,
      Function<Incident, IncidentEvent> event) {
    Row row = existing(transaction.handle(), id);
    Stamp stamp = new Stamp(clock.instant(), actor.user());
    IncidentEvent happened = event.apply(row.incident());
    Incident after = happened.applyTo(row.incident(), stamp);
    append(transaction, row, after, stamp, happened);
    return after;
  }

  /** Has something delivered of which no event tells; the same key again is the same delivery. */
  public void ask(Delivery delivery) {
    database.change(transaction -> deliveries.add(transaction, delivery));
  }

  private void append(
      Transaction transaction, Row row, Incident after, Stamp stamp, IncidentEvent event) {
    long seq = row.seq() + 1;
    String hash = timeline.append(transaction, after, seq, row.hash(), stamp, event);
    timeline.index(transaction, after, event);
    update(transaction.handle(), after, seq, hash, stamp);
    Involved.keep(transaction.handle(), after, event);
    Happened happened = new Happened(after, event, stamp, seq);
    for (Reaction reaction : followers.reactions()) {
      reaction.to(happened).forEach(delivery -> deliveries.add(transaction, delivery));
    }
    // Never the words: a private incident's would be in the log.
    String kind = event.getClass().getSimpleName();
    transaction.afterCommit(
        () -> followers.journal().tell(after.id() + " #" + seq + " " + kind + " by " + stamp.by()));
  }

  /** What this very request declared before, if it came before. */
  public Optional<Incident> madeBy(Actor actor) {
    return database.read(
        handle ->
            outcome(handle, actor)
                .flatMap(id -> row(handle, new IncidentId(id), false))
                .map(Row::incident));
  }

  public Optional<Incident> find(IncidentId id) {
    return database.read(handle -> row(handle, id, false).map(Row::incident));
  }

  /** The incident whose war room this is. */
  public Optional<Incident> inChannel(ChannelId channel) {
    return one("channel_id = :it", channel.value());
  }

  /** Somebody says {@code inc-42}; ids are found whatever their case. */
  public Optional<Incident> named(String id) {
    return one("folded_id = :it", id.strip().toLowerCase(Locale.ROOT));
  }

  private Optional<Incident> one(String where, String it) {
    return database.read(
        handle ->
            handle
                .createQuery("select state from incident where " + where)
                .bind("it", it)
                .map((row, context) -> Json.read(row.getString("state"), Incident.class))
                .findFirst());
  }

  /** Public incidents, newest first. Private ones are nowhere but in their channel. */
  public List<Incident> find(IncidentQuery query) {
    return database.read(
        handle ->
            query
                .on(handle, words)
                .map((row, context) -> Json.read(row.getString("state"), Incident.class))
                .list());
  }

  /** Open incidents, private ones too: for clocks and counts, not for eyes. */
  public long openCount() {
    return database.read(
        handle ->
            handle
                .createQuery("select count(*) from incident where is_open")
                .mapTo(Long.class)
                .one());
  }

  private static Row existing(Handle handle, IncidentId id) {
    return row(handle, id, true).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  private static Optional<Row> row(Handle handle, IncidentId id, boolean lock) {
    return handle
        .createQuery(
            "select state, last_seq, last_hash from incident where id = :id"
                + (lock ? " for update" : ""))
        .bind("id", id.value())
        .map(
            (row, context) ->
                new Row(
                    Json.read(row.getString("state"), Incident.class),
                    row.getLong("last_seq"),
                    row.getString("last_hash")))
        .findOne();
  }

  private static long nextNumber(Handle handle) {
    handle.execute("update counter set last = last + 1 where name = 'incident'");
    return handle
        .createQuery("select last from counter where name = 'incident'")
        .mapTo(Long.class)
        .one();
  }

  private static IncidentId freeId(Handle handle, String wished) {
    IncidentId id = new IncidentId(wished);
    for (int i = 2; row(handle, id, false).isPresent(); i++) {
      id = new IncidentId(wished + "-" + i);
    }
    return id;
  }

  private void insert(Handle handle, Incident incident) {
    handle
        .createUpdate(
            """
            insert into incident (id, folded_id, number, channel_id, status, severity, visibility, title,
              declared_by, declared_at, touched_at, last_seq, last_hash, state)
            values (:id, :folded, :number, null, :status, :severity, :visibility, :title,
              :by, :at, :at, 0, '', :state)""")
        .bind("id", incident.id().value())
        .bind("folded", incident.id().value().toLowerCase(Locale.ROOT))
        .bind("number", incident.identity().number())
        .bind("status", incident.status().name())
        .bind("severity", incident.severity().name())
        .bind("visibility", incident.identity().visibility().name())
        .bind("title", incident.title())
        .bind("by", incident.identity().declaredBy().value())
        .bind("at", incident.milestones().declared().toEpochMilli())
        .bind("state", Json.write(incident))
        .execute();
  }

  private void update(Handle handle, Incident incident, long seq, String hash, Stamp stamp) {
    handle
        .createUpdate(
            """
            update incident set channel_id = :channel, status = :status, is_open = :open, severity = :severity,
              title = :title, touched_at = :at, last_seq = :seq, last_hash = :hash, state = :state
            where id = :id""")
        .bind("id", incident.id().value())
        .bind("channel", incident.room().channel().map(ChannelId::value).orElse(null))
        .bind("status", incident.status().name())
        .bind("open", incident.status().isOpen())
        .bind("severity", incident.severity().name())
        .bind("title", incident.title())
        .bind("at", stamp.at().toEpochMilli())
        .bind("seq", seq)
        .bind("hash", hash)
        .bind("state", Json.write(incident))
        .execute();
  }

  private static Optional<String> outcome(Handle handle, Actor actor) {
    return actor
        .request()
        .flatMap(
            request ->
                handle
                    .createQuery("select outcome from handled where request_key = :request")
                    .bind("request", request)
                    .mapTo(String.class)
                    .findOne());
  }

  private void handled(Transaction transaction, Actor actor, String outcome) {
    actor
        .request()
        .ifPresent(
            request ->
                transaction
                    .handle()
                    .createUpdate(
                        "insert into handled (request_key, at, outcome) values (:request, :at, :outcome)")
                    .bind("request", request)
                    .bind("at", clock.millis())
                    .bind("outcome", outcome)
                    .execute());
  }
}
