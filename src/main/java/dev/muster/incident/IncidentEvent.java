package dev.muster.incident;

import java.time.Instant;

/**
 * The only ways in which an incident changes; each is one line of its timeline. Where something old
 * gives way, the event holds both, so that the line can be read on its own.
 */
public sealed interface IncidentEvent
    permits LifecycleEvent,
        RoleEvent,
        UpdateEvent,
        EscalationEvent,
        ChecklistEvent,
        AudienceEvent,
        PostmortemEvent,
        ActionItemEvent,
        DrillEvent,
        NoteEvent,
        SlackSurfaceEvent {

  /**
   * The incident after it.
   *
   * @throws Refused if it can't happen to an incident like this
   */
  Incident applyTo(Incident incident, RecordedBy stamp);

  /** The line of the timeline, without who and when. */
  RichText text();

  /** When it happened, if that is not when it was recorded. */
  default Instant happenedAt(Instant recorded) {
    return recorded;
  }

  /** Who said so, if that is not who had it recorded. */
  default UserId saidBy(UserId recorder) {
    return recorder;
  }

  /** How much a reader cares. */
  default Weight weight() {
    return Weight.ENTRY;
  }

  /** How much a reader of the timeline cares. */
  enum Weight {
    MILESTONE,
    ENTRY,
    /** Kept for the machine: which message is the headline. */
    HOUSEKEEPING
  }
}
