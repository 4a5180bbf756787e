package dev.muster.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When something was recorded, to the millisecond, and on whose word. */
public record Stamp(Instant at, UserId by) {
  public Stamp {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
