package dev.muster.alert;

import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets a few entries about alerts through, for each incident and minute. */
final class EntryRate {
  private static final int MOST = 4;
  private static final int SECONDS = 60;

  private final Map<IncidentId, Integer> taken = new HashMap<>();
  private long minute;

  synchronized boolean takes(IncidentId incident, Instant now) {
    long current = now.getEpochSecond() / SECONDS;
    if (current != minute) {
      minute = current;
      taken.clear();
    }
    return taken.merge(incident, 1, Integer::sum) <= MOST;
  }
}
