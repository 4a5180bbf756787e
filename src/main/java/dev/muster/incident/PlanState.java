package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the clock has done so far, so that nothing is done twice.
 *
 * @param since from when ladder, timeboxes and phases count: the declare, the last time the
 *     severity rose, or the last reopening
 * @param done by the key of what was planned, when it was done
 * @param answered when somebody last said that they are on it
 * @param watchedSince since when it is only watched whether the fix holds
 * @param onIt who said so, in that order
 */
public record PlanState(
    Instant since,
    Map<String, Instant> done,
    Optional<Instant> answered,
    Optional<Instant> watchedSince,
    List<OnIt> onIt) {
  /** When somebody was last called. */
  static final String CALLED = "called";

  /** Somebody who said that they are on it, and when they last did. */
  public record OnIt(UserId who, Instant at) {}

  public PlanState {
    done = Map.copyOf(done);
    onIt = onIt == null ? List.of() : List.copyOf(onIt);
  }

  static PlanState startedAt(Instant at) {
    return new PlanState(at, Map.of(), Optional.empty(), Optional.empty(), List.of());
  }

  /** Whether they said so, and nobody was called since. */
  public boolean isOnIt(UserId user) {
    return onIt.stream().anyMatch(o -> o.who().equals(user) && isSinceTheLastCall(o.at()));
  }

  /** Whether somebody answered since the last call, or without one. */
  public boolean isAnswered() {
    return answered.filter(this::isSinceTheLastCall).isPresent();
  }

  private boolean isSinceTheLastCall(Instant at) {
    return when(CALLED).filter(at::isBefore).isEmpty();
  }

  public boolean completed(String key) {
    return done.containsKey(key);
  }

  /** How many things were done whose keys begin so. */
  long count(String prefix) {
    return done.keySet().stream().filter(key -> key.startsWith(prefix)).count();
  }

  /** When that was done, if it was. */
  public Optional<Instant> when(String key) {
    return Optional.ofNullable(done.get(key));
  }

  PlanState completed(String key, Instant at) {
    Map<String, Instant> more = new LinkedHashMap<>(done);
    more.put(key, at);
    return new PlanState(since, more, answered, watchedSince, onIt);
  }

  /** Counts anew; what was done stays done. */
  PlanState restarted(Instant at) {
    return new PlanState(at, done, answered, watchedSince, onIt);
  }

  /** The clock has done nothing yet; but what a drill has told stays told. */
  PlanState reopened(Instant at) {
    Map<String, Instant> kept = new LinkedHashMap<>(done);
    kept.keySet().removeIf(key -> !key.startsWith(Drill.OWN));
    return new PlanState(at, kept, Optional.empty(), Optional.empty(), List.of());
  }

  PlanState answered(UserId who, Instant at) {
    List<OnIt> all = new ArrayList<>(onIt);
    all.removeIf(o -> o.who().equals(who));
    all.add(new OnIt(who, at));
    return new PlanState(since, done, Optional.of(at), watchedSince, all);
  }

  PlanState watched(Optional<Instant> from) {
    return new PlanState(since, done, answered, from, onIt);
  }
}
