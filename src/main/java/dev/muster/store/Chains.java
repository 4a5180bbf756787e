package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.database.Tables;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the hash chains of all timelines, row by row as they come, each incident before its
 * timeline.
 */
public final class Chains implements Tables.Rows {
  private final Map<String, End> ends = new HashMap<>();
  private final Map<String, End> reached = new HashMap<>();
  private final Map<String, Long> broken = new LinkedHashMap<>();

  private record End(long seq, String hash) {}

  /** Follows those of a whole store. */
  public static Chains of(Database database) {
    Chains chains = new Chains();
    Tables.read(database, chains);
    return chains;
  }

  @Override
  public void take(String table, Map<String, @Nullable Object> row) {
    if (table.equals("incident")) {
      ends.put(text(row, "id"), new End(number(row, "last_seq"), text(row, "last_hash")));
    } else if (table.equals("timeline")) {
      link(row);
    }
  }

  private void link(Map<String, @Nullable Object> row) {
    String incident = text(row, "incident_id");
    End before = reached.getOrDefault(incident, new End(0, Chain.START));
    long seq = number(row, "seq");
    RecordedBy stamp =
        new RecordedBy(Instant.ofEpochMilli(number(row, "at")), new UserId(text(row, "actor")));
    String hash = Chain.hash(before.hash(), seq, stamp, text(row, "kind"), text(row, "event"));
    if (seq != before.seq() + 1 || !hash.equals(row.get("hash"))) {
      broken.putIfAbsent(incident, before.seq() + 1);
    }
    reached.put(incident, new End(seq, text(row, "hash")));
  }

  /** The ids of incidents whose timeline is not as it was written. */
  public List<String> broken() {
    return List.copyOf(firstAltered().keySet());
  }

  /** By the id of each such incident: the first entry that does not fit, or that is missing. */
  public Map<String, Long> firstAltered() {
    Map<String, Long> all = new LinkedHashMap<>(broken);
    ends.forEach(
        (incident, end) -> {
          End last = reached.getOrDefault(incident, new End(0, Chain.START));
          if (!end.equals(last)) {
            all.putIfAbsent(incident, Math.min(end.seq(), last.seq() + 1));
          }
        });
    return all;
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : -1;
  }
}
