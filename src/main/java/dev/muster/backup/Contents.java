package dev.muster.backup;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a copy holds.
 *
 * @param schema the version of the tables that it was made from
 * @param rows how many, by table
 */
public record Contents(Instant made, String schema, SortedMap<String, Long> rows) {
  public Contents {
    rows = new TreeMap<>(rows);
  }

  static Contents of(Instant made, String schema, Map<String, Long> rows) {
    return new Contents(made, schema, new TreeMap<>(rows));
  }

  public long incidents() {
    return rows.getOrDefault("incident", 0L);
  }

  /** For a sentence: {@code 3 incidents, 41 timeline entries}. */
  public String said() {
    long entries = rows.getOrDefault("timeline", 0L);
    return incidents()
        + (incidents() == 1 ? " incident, " : " incidents, ")
        + entries
        + (entries == 1 ? " timeline entry" : " timeline entries");
  }
}
