package dev.muster.simulate.world;

import dev.muster.incident.IncidentEvent;
import java.util.List;

/**
 * What somebody asked for, and what they were told came of it.
 *
 * @param user by id
 * @param kinds what it may be on a timeline
 * @param incident empty if it makes one
 * @param marker a word that stands in it and in nothing else; empty if it has none
 * @param words what they typed or pressed, for the reader
 */
public record Claim(
    String user,
    List<Class<? extends IncidentEvent>> kinds,
    String incident,
    String marker,
    String words,
    Outcome outcome) {

  public Claim {
    kinds = List.copyOf(kinds);
  }

  /** What they know of it. */
  public enum Outcome {
    /** They were told that it is done. */
    ACKNOWLEDGED,
    /** They were told that it is not. */
    REFUSED,
    /** Nobody told them anything, or not in time. */
    UNKNOWN
  }

  public Claim with(Outcome next) {
    return new Claim(user, kinds, incident, marker, words, next);
  }
}
