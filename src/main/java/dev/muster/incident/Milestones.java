package dev.muster.incident;

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

  static Milestones declared(Optional<Instant> started, Instant declared) {
    Instant begin = started.filter(s -> s.isBefore(declared)).orElse(declared);
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
}
