package dev.muster.store;

import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.store.words.WordIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which public incidents somebody wants to see, newest first; of open ones the worst first, so that
 * no number of small ones hides a great one. Drills are asked for as such.
 */
public sealed interface IncidentQuery {
  Query on(Handle handle, WordIndex index);

  String SELECT = "select state from incident where visibility = 'PUBLIC' and ";

  /** How rows of public drills are marked. */
  String DRILL = "DRILL";

  /** How rows of private ones are: no list has them. */
  String PRIVATE_DRILL = "PRIV_DRILL";

  /** Drills that are not private, whatever became of them. */
  record Drills(int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle, WordIndex index) {
      return handle
          .createQuery(
              "select state from incident where visibility = :drill order by number"
                  + " limit :most")
          .bind("drill", DRILL)
          .bind("most", most);
    }
  }

  /** Those somebody still works on, the worst first, of those the newest. */
  record Open(int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle, WordIndex index) {
      return handle
          .createQuery(SELECT + "is_open order by severity_rank, number desc limit :most")
          .bind("most", most);
    }
  }

  /** Those open now, the worst first, and then those declared since. */
  record OpenOrSince(Instant since, int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle, WordIndex index) {
      return handle
          .createQuery(
              SELECT
                  + "number in (select number from incident where is_open"
                  + " union select number from incident where declared_at >= :since)"
                  + " order by is_open desc, case when is_open then severity_rank else 0 end,"
                  + " number desc limit :most")
          .bind("since", since.toEpochMilli())
          .bind("most", most);
    }
  }

  /** The latest, whatever became of them. */
  record Recent(int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle, WordIndex index) {
      return handle
          .createQuery(SELECT + "1 = 1 order by number desc limit :most")
          .bind("most", most);
    }
  }

  /** Those somebody declared or plays a role in. */
  record Of(UserId user, int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle, WordIndex index) {
      return handle
          .createQuery(
              SELECT
                  + "number in (select number from involved where user_id = :user)"
                  + " order by number desc limit :most")
          .bind("user", user.value())
          .bind("most", most);
    }
  }

  /** Those with all of these words, or words that begin so, in the title or the id. */
  record Words(String words, int most) implements IncidentQuery {
    /** No incident has it. For an empty list H2 would read every row. */
    private static final List<Long> NONE = List.of(0L);

    @Override
    public Query on(Handle handle, WordIndex index) {
      List<Long> numbers = index.newest(handle, words, most);
      return handle
          .createQuery(SELECT + "number in (<numbers>) order by number desc")
          .bindList("numbers", numbers.isEmpty() ? NONE : numbers);
    }
  }

  /**
   * What applies to all that is looked for; what is empty doesn't matter.
   *
   * @param severities by name
   * @param services any name of them, however it is written
   * @param person who declared it or plays a role in it
   * @param since when it was declared at the earliest
   */
  record Filter(
      Set<Status> statuses,
      Set<String> severities,
      Set<String> services,
      Optional<UserId> person,
      Optional<Instant> since) {
    public Filter {
      statuses = Set.copyOf(statuses);
      severities = Set.copyOf(severities);
      services = Set.copyOf(services);
    }
  }

  /** Those to which all of this applies, with all of these words. */
  record Fitting(Filter filter, String words, int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle, WordIndex index) {
      return new Conditions(handle, filter)
          .query(words.isBlank() ? null : index.all(handle, words), most);
    }
  }
}
