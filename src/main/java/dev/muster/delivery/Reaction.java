package dev.muster.delivery;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.RecordedBy;
import java.time.Instant;
import java.util.List;

/**
 * What follows from an event for the world outside. Pure: it looks at what happened and answers.
 */
@FunctionalInterface
public interface Reaction {
  List<Delivery> to(Happened happened);

  /**
   * A change, in the transaction that records it.
   *
   * @param seq the timeline entry's number
   * @param incident as it stands after the event
   */
  record Happened(Incident incident, IncidentEvent event, RecordedBy stamp, long seq) {
    public Instant at() {
      return stamp.at();
    }

    /** A key for the one delivery of this name that this event brings about. */
    public String key(String name) {
      return name + ":" + incident.id() + ":" + seq;
    }
  }
}
