package dev.muster.delivery;

import dev.muster.delivery.Delivery.Reminder;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import java.util.Optional;

/**
 * What comes again and again as long as an incident is as it is: one reminder an incident, of one
 * kind. Whatever became of the last one, there is a next one.
 */
public interface Recurrence {
  /** The kind of its reminders. */
  String kind();

  /** What must be armed as long as the incident is as it is; empty if nothing is to come. */
  Optional<Reminder> expected(Incident incident);

  /**
   * What is recorded of one that was given up, so that the next one is planned.
   *
   * @param why what stood in its way, and what to do about it
   */
  IncidentEvent missed(Incident incident, Reminder reminder, String why);
}
