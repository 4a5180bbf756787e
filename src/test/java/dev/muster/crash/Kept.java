package dev.muster.crash;

import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.TimelineEntry;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the store holds once the bot has stopped.
 *
 * @param altered whose record does not hold
 * @param waiting how many deliveries, by kind, nobody has made
 */
record Kept(
    Map<IncidentId, Incident> incidents,
    Map<IncidentId, List<TimelineEntry>> timelines,
    List<IncidentId> altered,
    Map<String, Long> waiting) {

  static Kept in(Path directory) {
    try (Database database = Database.in(directory)) {
      Timeline timeline = new Timeline(database);
      DeliveryTable deliveries = new DeliveryTable(Clock.systemUTC());
      Incidents all =
          new Incidents(
              database, timeline, deliveries, Incidents.Followers.NONE, Clock.systemUTC());
      Map<IncidentId, Incident> incidents = new LinkedHashMap<>();
      Map<IncidentId, List<TimelineEntry>> timelines = new LinkedHashMap<>();
      for (Incident incident : all.find(new IncidentQuery.Recent(100_000))) {
        incidents.put(incident.id(), incident);
        timelines.put(incident.id(), timeline.of(incident.id()));
      }
      List<IncidentId> altered =
          incidents.keySet().stream().filter(id -> timeline.firstAltered(id).isPresent()).toList();
      return new Kept(incidents, timelines, altered, database.read(deliveries::waiting));
    }
  }

  /** How many entries of this kind hold the words, in all timelines. */
  long entries(Class<?> kind, String words) {
    return timelines.values().stream()
        .flatMap(List::stream)
        .filter(e -> kind.isInstance(e.event()) && e.event().toString().contains(words))
        .count();
  }

  long entries(IncidentId incident, Class<?> kind) {
    return timelines.get(incident).stream().filter(e -> kind.isInstance(e.event())).count();
  }
}
