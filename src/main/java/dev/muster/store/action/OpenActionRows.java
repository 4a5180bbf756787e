package dev.muster.store.action;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItemEvent;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.UserId;
import org.jdbi.v3.core.Handle;

/** A row for each action item that is open, by which it is found. Practice leaves none. */
public final class OpenActionRows {
  /** For one without a date. */
  private static final long NEVER = Long.MAX_VALUE;

  private OpenActionRows() {}

  /** Keeps them in step with an incident to which this happened. */
  public static void keep(Handle handle, Incident after, IncidentEvent event) {
    if (event instanceof ActionItemEvent followed && !after.isDrill()) {
      handle
          .createUpdate("delete from open_action where incident_id = :incident and item = :item")
          .bind("incident", after.id().value())
          .bind("item", followed.number())
          .execute();
      after
          .ending()
          .followUps()
          .item(followed.number())
          .filter(ActionItem::isOpen)
          .ifPresent(item -> insert(handle, after, item));
    }
  }

  private static void insert(Handle handle, Incident incident, ActionItem item) {
    handle
        .createUpdate(
            """
            insert into open_action (incident_id, item, visibility, owner, due_at)
            values (:incident, :item, :visibility, :owner, :due)""")
        .bind("incident", incident.id().value())
        .bind("item", item.number())
        .bind("visibility", incident.identity().visibility().name())
        .bind("owner", item.terms().owner().map(UserId::value).orElse(null))
        .bind("due", item.terms().due().map(due -> due.end().toEpochMilli()).orElse(NEVER))
        .execute();
  }
}
