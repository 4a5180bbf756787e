package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.incident.Incident;
import java.util.List;
import java.util.function.Supplier;

/** All that somebody works on, private ones too: for clocks and counts, not for eyes. */
public record OpenIncidents(Database database) implements Supplier<List<Incident>> {
  @Override
  public List<Incident> get() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select state from incident where status not in ('RESOLVED', 'CLOSED')")
                .map((row, context) -> Json.read(row.getString("state"), Incident.class))
                .list());
  }
}
