package dev.muster.simulate.world;

import dev.muster.incident.ActionItemEvent;
import dev.muster.incident.AudienceEvent;
import dev.muster.incident.ChecklistEvent;
import dev.muster.incident.EscalationEvent;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.PostmortemEvent;
import dev.muster.incident.RoleEvent;
import dev.muster.incident.SlackSurfaceEvent;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * What may come of whatever is none of the simulator's business, in any incident: it only must
   * break nothing.
   */
  public static final List<Class<? extends IncidentEvent>> WHATEVER =
      Stream.of(
              EscalationEvent.class,
              ChecklistEvent.class,
              AudienceEvent.class,
              PostmortemEvent.class,
              ActionItemEvent.class,
              RoleEvent.class,
              SlackSurfaceEvent.class)
          .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
          .<Class<? extends IncidentEvent>>map(kind -> kind.asSubclass(IncidentEvent.class))
          .toList();

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

  /** Whether it may have been meant for this incident. */
  public boolean isAbout(String id) {
    return incident.equals(id) || kinds.equals(WHATEVER);
  }

  public Claim with(Outcome next) {
    return new Claim(user, kinds, incident, marker, words, next);
  }
}
