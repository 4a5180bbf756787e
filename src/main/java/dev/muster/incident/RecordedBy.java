package dev.muster.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When something was recorded, to the millisecond, and on whose word. */
public record RecordedBy(Instant at, UserId by) {
  public RecordedBy {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
