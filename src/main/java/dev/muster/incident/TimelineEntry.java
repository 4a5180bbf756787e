package dev.muster.incident;

import java.time.Instant;

/**
 * One line of the record. Never changed, never removed; a correction is a new one.
 *
 * @param seq counts from 1 within the incident
 * @param hash over this entry and the hash of the one before it, so that tampering shows
 */
public record TimelineEntry(
    IncidentId incident, long seq, RecordedBy stamp, IncidentEvent event, String hash) {

  /** When it happened, which a back-dated note says itself. */
  public Instant happenedAt() {
    return event.happenedAt(stamp.at());
  }

  /** On whose word, also where Muster did the writing for somebody. */
  public UserId saidBy() {
    return event.saidBy(stamp.by());
  }
}
