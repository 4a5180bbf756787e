package dev.muster.store;

import dev.muster.incident.Assignment;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.RoleEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Who declared an incident or has a role in it now: by that it is found. */
final class Involved {
  private Involved() {}

  /** Keeps it in step with an incident to which this happened. */
  static void keep(Handle handle, Incident after, IncidentEvent event) {
    if (event instanceof Declared) {
      add(handle, after);
    } else if (event instanceof RoleEvent) {
      handle
          .createUpdate("delete from involved where number = :number")
          .bind("number", after.identity().number())
          .execute();
      add(handle, after);
    }
  }

  private static void add(Handle handle, Incident incident) {
    Set<String> people = new LinkedHashSet<>();
    people.add(incident.identity().declaredBy().value());
    for (Assignment assignment : incident.team().assignments()) {
      people.add(assignment.holder().value());
    }
    PreparedBatch batch =
        handle.prepareBatch("insert into involved (user_id, number) values (:user, :number)");
    for (String user : people) {
      batch.bind("user", user).bind("number", incident.identity().number()).add();
    }
    batch.execute();
  }
}
