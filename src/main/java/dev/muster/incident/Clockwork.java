package dev.muster.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
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
 */
public record Clockwork(
    Instant since,
    Map<String, Instant> done,
    Optional<Instant> answered,
    Optional<Instant> watchedSince) {

  public Clockwork {
    done = Map.copyOf(done);
  }

  static Clockwork startedAt(Instant at) {
    return new Clockwork(at, Map.of(), Optional.empty(), Optional.empty());
  }

  public boolean did(String key) {
    return done.containsKey(key);
  }

  /** When that was done, if it was. */
  public Optional<Instant> when(String key) {
    return Optional.ofNullable(done.get(key));
  }

  Clockwork did(String key, Instant at) {
    Map<String, Instant> more = new LinkedHashMap<>(done);
    more.put(key, at);
    return new Clockwork(since, more, answered, watchedSince);
  }

  /** Counts anew; what was done stays done. */
  Clockwork restarted(Instant at) {
    return new Clockwork(at, done, answered, watchedSince);
  }

  Clockwork answered(Instant at) {
    return new Clockwork(since, done, Optional.of(at), watchedSince);
  }

  Clockwork watched(Optional<Instant> from) {
    return new Clockwork(since, done, answered, from);
  }
}
