package dev.muster.store.action;

import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.incident.ActionItem;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * Action items that are open, those that are due first. What others see holds none of a private
 * incident; nothing holds any of a drill.
 */
public record OpenActions(Database database) {

  /** One of them, and the incident that it is of. */
  public record Followed(Incident incident, ActionItem item) {}

  /**
   * Which part of a long list.
   *
   * @param from how many come before it
   */
  public record Part(int from, int most) {}

  /** A row and what it is a row of. */
  private record Found(Incident incident, int item) {}

  /** What is theirs, also of private incidents: for their eyes. */
  public List<Followed> mine(UserId owner, Part part) {
    return found("owner = :owner", "owner", part, query -> query.bind("owner", owner.value()));
  }

  /** What is theirs, for the eyes of others. */
  public List<Followed> of(UserId owner, Part part) {
    return found(
        "owner = :owner and visibility = 'PUBLIC'",
        "owner",
        part,
        query -> query.bind("owner", owner.value()));
  }

  /** Those whose day is over. */
  public List<Followed> overdue(Instant now, Part part) {
    return found(
        "visibility = 'PUBLIC' and due_at <= :now",
        "visibility",
        part,
        query -> query.bind("now", now.toEpochMilli()));
  }

  /** Everybody's. */
  public List<Followed> all(Part part) {
    return found("visibility = 'PUBLIC'", "visibility", part, query -> query);
  }

  /** How a question is completed. */
  @FunctionalInterface
  private interface Bound {
    Query with(Query query);
  }

  /** In the order of an index that begins with that column, so that no more is read than shown. */
  private List<Followed> found(String where, String first, Part part, Bound bound) {
    return database
        .read(
            handle ->
                bound
                    .with(
                        handle.createQuery(
                            """
                            select i.state, a.item from (
                              select incident_id, item, due_at from open_action
                              where %s
                              order by %s, due_at, incident_id, item
                              limit :most offset :from) a
                            join incident i on i.id = a.incident_id
                            order by a.due_at, a.incident_id, a.item"""
                                .formatted(where, first)))
                    .bind("most", part.most())
                    .bind("from", part.from())
                    .map(
                        (row, context) ->
                            new Found(
                                Json.read(row.getString("state"), Incident.class),
                                row.getInt("item")))
                    .list())
        .stream()
        .flatMap(
            found ->
                found.incident().ending().followUps().item(found.item()).stream()
                    .map(item -> new Followed(found.incident(), item)))
        .toList();
  }
}
