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
import dev.muster.incident.Drill;
import dev.muster.incident.EventKinds;
import dev.muster.incident.Identity;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Refused;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.store.IncidentTable.Row;
import dev.muster.store.action.OpenActionRows;
import dev.muster.store.words.WordIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Incidents as they stand, and the one way to change one: state, timeline and what must be
 * delivered, in one transaction.
 */
public final class Incidents {
  /**
   * So long the same request counts as delivered twice. Slack tries an event again for <a
   * href="https://docs.slack.dev/apis/events-api/#retries">five minutes or so</a>; people press
   * Submit again within minutes of an answer that was lost.
   */
  static final Duration REPEATED_WITHIN = Duration.ofHours(1);

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

  /** What follows from each event; of several at one instant, joined. */
  public record Followers(
      List<Reaction> reactions, UnaryOperator<List<Delivery>> joining, Journal journal) {
    /** Nothing follows, and nobody is told. */
    public static final Followers NONE =
        new Followers(List.of(), UnaryOperator.identity(), line -> {});

    public Followers {
      reactions = List.copyOf(reactions);
    }
  }

  /**
   * What makes a new incident this one.
   *
   * @param playbook by which it goes from now on
   * @param drill what is played, where nothing is wrong in earnest
   */
  public record Birth(
      Visibility visibility,
      PlaybookText playbook,
      Optional<Drill> drill,
      LongFunction<String> id) {
    /** In earnest. */
    public Birth(Visibility visibility, PlaybookText playbook, LongFunction<String> id) {
      this(visibility, playbook, Optional.empty(), id);
    }
  }

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
            return new IncidentTable(transaction.handle())
                .row(new IncidentId(before.get()))
                .orElseThrow()
                .incident();
          }
          Optional<Incident> other = already.get();
          return other.isPresent() ? other.get() : declare(transaction, actor, birth, declared);
        });
  }

  /** Records a new incident within a transaction already open. */
  public Incident declare(Transaction transaction, Actor actor, Birth birth, Declared declared) {
    IncidentTable rows = new IncidentTable(transaction.handle());
    RecordedBy stamp = new RecordedBy(clock.instant(), actor.user());
    long number = birth.drill().isPresent() ? rows.nextDrill() : rows.nextNumber();
    IncidentId id = rows.freeId(birth.id().apply(Math.abs(number)));
    PlaybookText playbook = birth.playbook();
    PlaybookShelf.put(transaction.handle(), playbook);
    Identity identity =
        new Identity(
            id,
            number,
            birth.visibility(),
            actor.user(),
            playbook.name(),
            Optional.of(playbook.hash()),
            birth.drill());
    Incident incident = Incident.begin(identity, declared, stamp);
    Row row = rows.insert(incident);
    append(transaction, row, incident, stamp, declared)
        .forEach(d -> deliveries.add(transaction, d));
    handled(transaction, actor, id.value());
    return incident;
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
            return locked(transaction.handle(), id).incident();
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
    Row row = locked(transaction.handle(), id);
    RecordedBy stamp = new RecordedBy(clock.instant(), actor.user());
    IncidentEvent happened = event.apply(row.incident());
    Incident after = happened.applyTo(row.incident(), stamp);
    append(transaction, row, after, stamp, happened).forEach(d -> deliveries.add(transaction, d));
    return after;
  }

  /** Records what happened at one instant, in that order; what follows is joined. */
  public void record(
      Transaction transaction, IncidentId id, Actor actor, List<IncidentEvent> events) {
    RecordedBy stamp = new RecordedBy(clock.instant(), actor.user());
    List<Delivery> follow = new ArrayList<>();
    for (IncidentEvent event : events) {
      Row row = locked(transaction.handle(), id);
      Incident after = event.applyTo(row.incident(), stamp);
      follow.addAll(append(transaction, row, after, stamp, event));
    }
    followers.joining().apply(follow).forEach(d -> deliveries.add(transaction, d));
  }

  /** As it stands under the lock, within a transaction already open. */
  public Incident locked(Transaction transaction, IncidentId id) {
    return locked(transaction.handle(), id).incident();
  }

  /** As {@link #enqueue(Delivery)}, within a transaction already open. */
  public void enqueue(Transaction transaction, Delivery delivery) {
    deliveries.add(transaction, delivery);
  }

  /** Has something delivered of which no event tells; the same key again is the same delivery. */
  public void enqueue(Delivery delivery) {
    database.change(transaction -> deliveries.add(transaction, delivery));
  }

  private List<Delivery> append(
      Transaction transaction, Row row, Incident after, RecordedBy stamp, IncidentEvent event) {
    long seq = row.seq() + 1;
    String hash = timeline.append(transaction, after, seq, row.hash(), stamp, event);
    timeline.index(transaction, after, event);
    new IncidentTable(transaction.handle()).update(new Row(after, seq, hash), stamp);
    Involved.keep(transaction.handle(), after, event);
    OpenActionRows.keep(transaction.handle(), after, event);
    Happened happened = new Happened(after, event, stamp, seq);
    // Never the words: a private incident's would be in the log.
    String kind = EventKinds.of(event);
    transaction.afterCommit(
        () -> followers.journal().tell(after.id() + " #" + seq + " " + kind + " by " + stamp.by()));
    return followers.reactions().stream().flatMap(r -> r.to(happened).stream()).toList();
  }

  /** What this very request declared before, if it came before. */
  public Optional<Incident> madeBy(Actor actor) {
    return database.read(
        handle ->
            outcome(handle, actor)
                .flatMap(id -> new IncidentTable(handle).row(new IncidentId(id)))
                .map(Row::incident));
  }

  public Optional<Incident> find(IncidentId id) {
    return database.read(handle -> new IncidentTable(handle).row(id).map(Row::incident));
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

  /**
   * Reads so many titles ahead of the first search for words in them.
   *
   * @return whether there may be more
   */
  public boolean readTitles(int most) {
    return database.read(handle -> words.read(handle, most));
  }

  /** Open incidents, private ones too, but no drills: for counts, not for eyes. */
  public long openCount() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select count(*) from incident where is_open"
                        + " and visibility in ('PUBLIC', 'PRIVATE')")
                .mapTo(Long.class)
                .one());
  }

  private static Row locked(Handle handle, IncidentId id) {
    return new IncidentTable(handle)
        .locked(id)
        .orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  /** What came of the same request lately; one that comes much later is another. */
  private Optional<String> outcome(Handle handle, Actor actor) {
    return actor
        .request()
        .flatMap(
            request ->
                handle
                    .createQuery(
                        "select outcome from handled where request_key = :request"
                            + " and at between :since and :until")
                    .bind("request", request)
                    .bind("since", clock.instant().minus(REPEATED_WITHIN).toEpochMilli())
                    .bind("until", clock.instant().plus(REPEATED_WITHIN).toEpochMilli())
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
                        "merge into handled (request_key, at, outcome) key (request_key)"
                            + " values (:request, :at, :outcome)")
                    .bind("request", request)
                    .bind("at", clock.millis())
                    .bind("outcome", outcome)
                    .execute());
  }
}
