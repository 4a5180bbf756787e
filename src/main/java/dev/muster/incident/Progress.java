package dev.muster.incident;

import java.time.Instant;

/** How far the response has come: what the clock did, the lists and tasks, and who was told. */
public record Progress(PlanState clock, Work work, AudienceState outreach) {

  static Progress startedAt(Instant at) {
    return new Progress(PlanState.startedAt(at), Work.NONE, AudienceState.NONE);
  }

  Progress with(PlanState next) {
    return new Progress(next, work, outreach);
  }

  Progress with(Work next) {
    return new Progress(clock, next, outreach);
  }

  Progress with(AudienceState next) {
    return new Progress(clock, work, next);
  }

  Progress completed(String key, Instant at) {
    return with(clock.completed(key, at));
  }

  /** The severity rose: everything counts from now, what was done stays done. */
  Progress raised(Instant at) {
    return new Progress(clock.restarted(at), work, outreach.restarted());
  }

  /** It is back: the clock has done nothing yet. */
  Progress reopened(Instant at) {
    return new Progress(clock.reopened(at), work.reopened(), outreach.restarted());
  }
}
