package dev.muster.stats;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time; its end belongs to what follows. */
public record Period(Instant from, Instant to) {
  Duration length() {
    return Duration.between(from, to);
  }

  public boolean has(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
