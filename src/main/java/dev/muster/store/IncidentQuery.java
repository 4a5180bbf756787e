package dev.muster.store;

import dev.muster.incident.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Which public incidents somebody wants to see, newest first. */
public sealed interface IncidentQuery {
  Query on(Handle handle);

  String SELECT = "select state from incident where visibility = 'PUBLIC' and ";

  /** Those somebody still works on. */
  record Open(int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle) {
      return handle
          .createQuery(
              SELECT + "status not in ('RESOLVED', 'CLOSED') order by number desc limit :most")
          .bind("most", most);
    }
  }

  /** Those open now, and those declared since. */
  record OpenOrSince(Instant since, int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle) {
      return handle
          .createQuery(
              SELECT
                  + "(status not in ('RESOLVED', 'CLOSED') or declared_at >= :since)"
                  + " order by number desc limit :most")
          .bind("since", since.toEpochMilli())
          .bind("most", most);
    }
  }

  /** The latest, whatever became of them. */
  record Recent(int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle) {
      return handle
          .createQuery(SELECT + "1 = 1 order by number desc limit :most")
          .bind("most", most);
    }
  }

  /** Those somebody declared or plays a role in. */
  record Of(UserId user, int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle) {
      return handle
          .createQuery(
              SELECT
                  + "(declared_by = :user or state like :holder) order by number desc limit :most")
          .bind("user", user.value())
          .bind("holder", "%\"holder\":{\"value\":\"" + user.value() + "\"}%")
          .bind("most", most);
    }
  }

  /** Those with all of these words in the title, in any order, or with this id. */
  record Words(String words, int most) implements IncidentQuery {
    /** Nobody remembers more of a title. */
    private static final int LOOKED_FOR = 10;

    /**
     * Each word by itself: one pattern with a gap between any two takes for ever on a long title.
     */
    @Override
    public Query on(Handle handle) {
      String whole = words.toLowerCase(Locale.ROOT).strip();
      List<String> each = Stream.of(whole.split("\\s+", -1)).distinct().limit(LOOKED_FOR).toList();
      String inTitle =
          IntStream.range(0, each.size())
              .mapToObj(i -> "lower(title) like :word" + i + " escape '!'")
              .collect(Collectors.joining(" and "));
      Query query =
          handle
              .createQuery(
                  SELECT
                      + "(("
                      + inTitle
                      + ") or lower(id) like :whole escape '!') order by number desc limit :most")
              .bind("whole", containing(whole))
              .bind("most", most);
      for (int i = 0; i < each.size(); i++) {
        query.bind("word" + i, containing(each.get(i)));
      }
      return query;
    }

    private static String containing(String word) {
      return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
  }
}
