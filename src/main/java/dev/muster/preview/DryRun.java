package dev.muster.preview;

import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UserId;
import dev.muster.plan.LadderSteps;
import dev.muster.plan.Planned;
import dev.muster.plan.Planner;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Does what the planner plans, one after the other, on a clock that jumps to the next of it. */
final class DryRun {
  /** So many lines nobody reads, and a cadence of a second would fill the memory. */
  private static final int MOST = 50_000;

  private final Playbook playbook;
  private final Instant until;
  private final Predicate<Planned> done;

  /** All of it. */
  DryRun(Playbook playbook, Instant until) {
    this(playbook, until, planned -> true);
  }

  private DryRun(Playbook playbook, Instant until, Predicate<Planned> done) {
    this.playbook = playbook;
    this.until = until;
    this.done = done;
  }

  /** Without what is asked again and again, on which nothing else depends. */
  static DryRun once(Playbook playbook, Instant until) {
    return new DryRun(playbook, until, planned -> planned.kind() != Planned.Kind.NUDGE);
  }

  /** Something that happened. */
  record Done(Instant at, Planned.Kind kind, IncidentEvent event) {}

  /** Everything that happens to that incident if nobody touches it, until the clock stops. */
  List<Done> of(Incident begun) {
    List<Done> all = new ArrayList<>();
    Incident incident = begun;
    Instant now = begun.progress().clock().since();
    Optional<Planned> next = next(incident);
    while (next.isPresent()) {
      Planned planned = next.get();
      now = planned.at().isAfter(now) ? planned.at() : now;
      IncidentEvent event = planned.event(now);
      Incident after = event.applyTo(incident, new RecordedBy(now, UserId.MUSTER));
      if (after.equals(incident)) {
        throw new IllegalStateException("The plan does not go on after " + event);
      }
      all.add(new Done(now, planned.kind(), event));
      if (all.size() > MOST) {
        throw new Preview.TooMuch(MOST);
      }
      incident = after;
      Optional<Escalated> climbed = climbed(event, incident, now);
      if (climbed.isPresent()) {
        all.add(new Done(now, Planned.Kind.ESCALATE, climbed.get()));
        incident = climbed.get().applyTo(incident, new RecordedBy(now, UserId.MUSTER));
      }
      next = next(incident);
    }
    return all;
  }

  /** Ignored nudges climb the ladder. */
  private Optional<Escalated> climbed(IncidentEvent event, Incident incident, Instant now) {
    boolean ignored = event instanceof Nudged nudged && nudged.time() > Ladder.IGNORED;
    return playbook
        .ladder()
        .ifIgnored(incident)
        .filter(step -> ignored)
        .map(
            step ->
                LadderSteps.climb(incident, playbook, step, Cause.IGNORED, Optional.empty(), now));
  }

  private Optional<Planned> next(Incident incident) {
    return Planner.upcoming(incident, playbook).stream()
        .filter(done)
        .findFirst()
        .filter(planned -> !planned.at().isAfter(until));
  }
}
