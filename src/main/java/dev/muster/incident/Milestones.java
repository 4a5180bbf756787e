package dev.muster.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The moments by which a response is measured. */
public record Milestones(
    Instant started,
    Instant detected,
    Instant declared,
    Optional<Instant> acknowledged,
    Optional<Instant> mitigated,
    Optional<Instant> resolved,
    Optional<Instant> closed) {
  private static final Duration FARTHEST_BACK = Duration.ofDays(30);

  /**
   * @param started by the word of whoever declared it, a machine's too: what lies far back, as the
   *     year 1 or 1970 of those who don't know it, or still to come, is not believed
   */
  static Milestones declared(Optional<Instant> started, Instant declared) {
    Instant begin =
        started
            .filter(s -> s.isBefore(declared))
            .filter(s -> s.isAfter(declared.minus(FARTHEST_BACK)))
            .orElse(declared);
    return new Milestones(
        begin,
        begin,
        declared,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The first time somebody took command counts. */
  Milestones acknowledged(Instant at) {
    return acknowledged.isPresent()
        ? this
        : new Milestones(started, detected, declared, Optional.of(at), mitigated, resolved, closed);
  }

  /** The first time a fix was in counts. */
  Milestones mitigated(Instant at) {
    return mitigated.isPresent()
        ? this
        : new Milestones(
            started, detected, declared, acknowledged, Optional.of(at), resolved, closed);
  }

  Milestones resolved(Optional<Instant> at) {
    return new Milestones(started, detected, declared, acknowledged, mitigated, at, closed);
  }

  Milestones closed(Optional<Instant> at) {
    return new Milestones(started, detected, declared, acknowledged, mitigated, resolved, at);
  }

  /** What is known better afterwards; what isn't named stays. */
  Milestones corrected(
      Optional<Instant> begun, Optional<Instant> noticed, Optional<Instant> fixed) {
    Instant from = begun.orElse(started);
    // Nobody said when it was noticed: not before it began.
    Instant seen = noticed.orElse(detected.isBefore(from) ? from : detected);
    return new Milestones(
        from, seen, declared, acknowledged, fixed.or(() -> mitigated), resolved, closed);
  }

  /**
   * Looks whether it can have been so.
   *
   * @throws Refused if one comes before what it must follow
   */
  Milestones mustBeIn(Instant now) {
    if (detected.isBefore(started)) {
      throw new Refused("It can't have been noticed before it began.");
    }
    if (detected.isAfter(declared)) {
      throw new Refused("It was declared before that, so somebody had noticed it.");
    }
    if (mitigated.filter(at -> at.isBefore(started)).isPresent()) {
      throw new Refused("It can't have been mitigated before it began.");
    }
    if (mitigated.filter(at -> at.isAfter(resolved.orElse(now))).isPresent()) {
      throw new Refused(
          resolved.isPresent()
              ? "It was resolved before that, so it was mitigated by then."
              : "That is still to come.");
    }
    return this;
  }
}
