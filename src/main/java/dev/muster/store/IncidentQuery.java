package dev.muster.store;

import dev.muster.incident.UserId;
import java.time.Instant;
import java.util.Locale;
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

  /** Those with all of these words in the title, or with this id. */
  record Words(String words, int most) implements IncidentQuery {
    @Override
    public Query on(Handle handle) {
      String like =
          "%"
              + words
                  .toLowerCase(Locale.ROOT)
                  .strip()
                  .replace("!", "!!")
                  .replace("%", "!%")
                  .replace("_", "!_")
                  .replaceAll("\\s+", "%")
              + "%";
      return handle
          .createQuery(
              SELECT
                  + "(lower(title) like :like escape '!' or lower(id) like :like escape '!')"
                  + " order by number desc limit :most")
          .bind("like", like)
          .bind("most", most);
    }
  }
}
