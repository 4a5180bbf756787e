package dev.muster.plan;

import dev.muster.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that Muster will do, unless the incident changes before.
 *
 * @param what gives the event that it is
 */
public record Planned(Kind kind, Instant at, What what) {
  /** What comes later than this says so. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);

  /** What kind of thing it is. */
  public enum Kind {
    RESPONSE_TARGET,
    NUDGE,
    ESCALATE,
    TIMEBOX,
    CHECKLIST,
    CALL,
    TASK,
    WATCH,
    POST_MORTEM,
    ACTION,
    ARCHIVE
  }

  /** The event that it is. */
  @FunctionalInterface
  public interface What {
    /**
     * @param missed when it should have been, if it is late
     */
    IncidentEvent event(Optional<Instant> missed);
  }

  /** What happens if it is done now. */
  public IncidentEvent event(Instant now) {
    return what.event(at.plus(PUNCTUAL).isBefore(now) ? Optional.of(at) : Optional.empty());
  }
}
