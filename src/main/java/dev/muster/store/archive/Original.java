package dev.muster.store.archive;

import dev.muster.database.Database;
import dev.muster.database.Tables;
import dev.muster.incident.IncidentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * All rows that the store keeps of one incident, and of the playbook it was declared with. What is
 * still to be delivered is not among them: an incident that is read back calls nobody.
 *
 * @param schema the version of the tables
 * @param rows by table: texts, whole numbers, truths and nulls
 */
public record Original(String schema, Map<String, List<Map<String, @Nullable Object>>> rows) {
  private static final String INCIDENT = "incident";

  public Original {
    rows = new LinkedHashMap<>(rows);
  }

  /** As one moment has them. */
  public static Original read(Handle handle, String schema, IncidentId id) {
    Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
    String key = id.value();
    rows.put(INCIDENT, Tables.rows(handle, INCIDENT, "id = :it", key));
    rows.put("timeline", Tables.rows(handle, "timeline", "incident_id = :it", key));
    rows.put("captured_message", Tables.rows(handle, "captured_message", "incident_id = :it", key));
    rows.put("open_action", Tables.rows(handle, "open_action", "incident_id = :it", key));
    rows.put(
        "involved",
        Tables.rows(
            handle, "involved", "number = (select number from incident where id = :it)", key));
    return new Original(schema, rows);
  }

  /** How many incidents a store has. */
  public static long incidentsIn(Database database) {
    return database.read(
        handle -> handle.createQuery("select count(*) from incident").mapTo(Long.class).one());
  }

  /** The ids of all incidents of a store, private ones too, in the order in which they began. */
  public static List<String> idsIn(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery("select id from incident order by number")
                .mapTo(String.class)
                .list());
  }

  /** With the text of the playbook that has this hash. */
  public Original with(Handle handle, String playbookHash) {
    Map<String, List<Map<String, @Nullable Object>>> more = new LinkedHashMap<>(rows);
    more.put("playbook_text", Tables.rows(handle, "playbook_text", "hash = :it", playbookHash));
    return new Original(schema, more);
  }

  /** Those of one table; none where it has none. */
  public List<Map<String, @Nullable Object>> of(String table) {
    return rows.getOrDefault(table, List.of());
  }
}
