package dev.muster.store.log;

import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All incidents, private ones too: for counts and for those who have the machine. */
public record PastIncidents(Database database) {

  /** As {@link #declared}, up to now. */
  public List<Incident> declaredSince(Instant since) {
    return declared(since, Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /**
   * In the order in which they were declared; found by the index, however many there ever were.
   *
   * @param until not at this moment any more
   */
  public List<Incident> declared(Instant since, Instant until) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select state from incident where declared_at >= :since and declared_at < :until"
                        + " order by declared_at")
                .bind("since", since.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, context) -> Json.read(row.getString("state"), Incident.class))
                .list());
  }

  /**
   * How often an update was due in each of those declared in this time and nobody had posted one.
   */
  public Map<IncidentId, Integer> lateUpdates(Instant since, Instant until) {
    Map<IncidentId, Integer> late = new HashMap<>();
    database.read(
        handle -> {
          handle
              .createQuery(
                  """
                  select t.incident_id, t.event from incident i
                  join timeline t on t.incident_id = i.id
                  where i.declared_at >= :since and i.declared_at < :until
                    and t.kind = 'Nudged'""")
              .bind("since", since.toEpochMilli())
              .bind("until", until.toEpochMilli())
              .map(
                  (row, context) ->
                      Map.entry(
                          new IncidentId(row.getString("incident_id")),
                          Json.read(row.getString("event"), First.class)))
              .forEach(
                  nudge -> {
                    if (nudge.getValue().time() == 1) { // asked again, it is the same update
                      late.merge(nudge.getKey(), 1, Integer::sum);
                    }
                  });
          return true;
        });
    return late;
  }

  /** How many action items are overdue, whenever their incident was. */
  public int actionsOverdue(Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from open_action
                    where visibility in ('PUBLIC', 'PRIVATE') and due_at <= :now""")
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .one());
  }

  /** What of a nudge says whether it was the first for its update. */
  record First(int time) {}
}
