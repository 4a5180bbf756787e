package dev.muster.store;

import dev.muster.incident.Assignment;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Lifecycle.Declared;
import dev.muster.incident.Staffing;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** By what an incident is found besides its own columns: its words, and who is involved. */
final class IncidentIndex {
  private IncidentIndex() {}

  /** Keeps it in step with an incident to which this happened. */
  static void keep(Handle handle, Incident after, IncidentEvent event) {
    if (event instanceof Declared) {
      words(handle, after);
      involved(handle, after);
    } else if (event instanceof Staffing) {
      handle
          .createUpdate("delete from involved where number = :number")
          .bind("number", after.identity().number())
          .execute();
      involved(handle, after);
    }
  }

  private static void words(Handle handle, Incident incident) {
    PreparedBatch batch =
        handle.prepareBatch("insert into incident_word (word, number) values (:it, :number)");
    add(batch, SearchWords.kept(incident.title() + " " + incident.id()), incident);
  }

  private static void involved(Handle handle, Incident incident) {
    Set<String> people = new LinkedHashSet<>();
    people.add(incident.identity().declaredBy().value());
    for (Assignment assignment : incident.team().assignments()) {
      people.add(assignment.holder().value());
    }
    PreparedBatch batch =
        handle.prepareBatch("insert into involved (user_id, number) values (:it, :number)");
    add(batch, people, incident);
  }

  private static void add(PreparedBatch batch, Set<String> keys, Incident incident) {
    for (String key : keys) {
      batch.bind("it", key).bind("number", incident.identity().number()).add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
