package dev.muster.store;

import dev.muster.database.Json;
import dev.muster.incident.IncidentEvent;
import java.util.HashMap;
import java.util.Map;

/** How an event is kept: its kind, which is its class's name, and its facts. */
final class EventJson {
  private static final Map<String, Class<? extends IncidentEvent>> KINDS = new HashMap<>();

  static {
    for (Class<?> group : IncidentEvent.class.getPermittedSubclasses()) {
      for (Class<?> kind : group.getPermittedSubclasses()) {
        KINDS.put(kind.getSimpleName(), kind.asSubclass(IncidentEvent.class));
      }
    }
  }

  private EventJson() {}

  static String kind(IncidentEvent event) {
    return event.getClass().getSimpleName();
  }

  static IncidentEvent read(String kind, String json) {
    Class<? extends IncidentEvent> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalStateException("The timeline holds an event of an unknown kind: " + kind);
    }
    return Json.read(json, type);
  }
}
