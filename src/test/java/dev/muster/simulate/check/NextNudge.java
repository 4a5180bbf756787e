package dev.muster.simulate.check;

import dev.muster.incident.Incident;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbook;
import dev.muster.simulate.check.Evidence.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the playbook has updates come round, somebody is asked for the next one, whatever became of
 * the last: its nudge is in the queue.
 */
public final class NextNudge {
  /** One that is due now may be under way. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(5);

  private NextNudge() {}

  static List<String> queued(Evidence evidence) {
    return lacking(
        evidence.chronicles().stream().map(Chronicle::row).toList(),
        evidence.deliveries(),
        evidence.given().workplace().playbook(),
        Optional.of(evidence.now()));
  }

  /**
   * What lacks its next nudge.
   *
   * @param now nothing may wait for a moment before; empty while nobody can ask for punctuality
   */
  public static List<String> lacking(
      List<Incident> incidents, List<Waiting> queue, Playbook playbook, Optional<Instant> now) {
    List<String> breaches = new ArrayList<>();
    for (Incident incident : incidents) {
      boolean rhythm =
          playbook.updateEvery(incident.severity().name(), Audience.WAR_ROOM).isPresent();
      if (incident.isOpen() && rhythm) {
        Optional<Waiting> next =
            queue.stream()
                .filter(d -> d.kind().equals("nudge") && d.state().equals("waiting"))
                .filter(d -> d.incident().equals(incident.id().value()))
                .findFirst();
        if (next.isEmpty()) {
          breaches.add(incident.id() + " has no next nudge in the queue");
        } else if (now.filter(n -> next.get().due().plus(UNDER_WAY).isBefore(n)).isPresent()) {
          breaches.add(incident.id() + ": its next nudge was due at " + next.get().due());
        }
      }
    }
    return breaches;
  }
}
