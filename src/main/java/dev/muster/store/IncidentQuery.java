package dev.muster.store;

import dev.muster.incident.UserId;
import java.time.Instant;
import java.util.List;
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
          .createQuery(SELECT + "is_open order by number desc limit :most")
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
                  + "number in (select number from incident where is_open"
                  + " union select number from incident where declared_at >= :since)"
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
                  + "number in (select number from involved where user_id = :user)"
                  + " order by number desc limit :most")
          .bind("user", user.value())
          .bind("most", most);
    }
  }

  /** Those with all of these words, or words that begin so, in the title or the id. */
  record Words(String words, int most) implements IncidentQuery {
    /** Nobody remembers more of a title. */
    private static final int LOOKED_FOR = 10;

    @Override
    public Query on(Handle handle) {
      List<String> asked = SearchWords.asked(words).stream().distinct().limit(LOOKED_FOR).toList();
      StringBuilder all = new StringBuilder(asked.isEmpty() ? "1 = 0" : "1 = 1");
      for (int i = 0; i < asked.size(); i++) {
        all.append(" and number in (select number from incident_word where word >= :w")
            .append(i)
            .append(" and word < :past")
            .append(i)
            .append(')');
      }
      Query query = handle.createQuery(SELECT + all + " order by number desc limit :most");
      for (int i = 0; i < asked.size(); i++) {
        query.bind("w" + i, asked.get(i)).bind("past" + i, asked.get(i) + Character.MAX_VALUE);
      }
      return query.bind("most", most);
    }
  }
}
