package dev.muster.simulate.check;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.TimelineEntry;
import java.util.List;
import java.util.Optional;

/**
 * One incident as the store has it.
 *
 * @param altered the first entry whose hash does not fit, if any
 */
public record Chronicle(Incident row, List<TimelineEntry> entries, Optional<Long> altered) {
  public String id() {
    return row.id().value();
  }

  public <T extends IncidentEvent> List<TimelineEntry> of(Class<T> kind) {
    return entries.stream().filter(entry -> kind.isInstance(entry.event())).toList();
  }
}
