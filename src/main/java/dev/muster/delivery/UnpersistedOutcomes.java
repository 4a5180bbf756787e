package dev.muster.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of deliveries while it could not be recorded. On a full disk nothing is sent twice: it
 * is remembered here until there is room; what a crash makes forgotten is looked for in Slack.
 */
final class UnpersistedOutcomes {
  private final Map<Long, Held> held = new LinkedHashMap<>();

  /**
   * One of them.
   *
   * @param again when it is to be tried again; empty if it has come to its end
   */
  record Held(Attempt attempt, DeliveryResult result, Optional<Instant> again) {
    private boolean isDue(Instant now) {
      return again.isPresent() && !again.get().isAfter(now);
    }

    private Attempt next(Attempt row) {
      int tries = attempt.tries() + (result instanceof DeliveryResult.Retry ? 1 : 0);
      return new Attempt(
          attempt.seq(),
          attempt.delivery(),
          attempt.due(),
          attempt.revision(),
          tries,
          true,
          attempt.made(),
          row.moved());
    }
  }

  synchronized void keep(Held one) {
    held.put(one.attempt().seq(), one);
  }

  synchronized void recorded(Held one) {
    held.remove(one.attempt().seq(), one);
  }

  synchronized List<Held> all() {
    return List.copyOf(held.values());
  }

  /** Those that have come to their end, or whose next try is not yet due. */
  synchronized List<Long> notDue(Instant now) {
    return held.values().stream()
        .filter(one -> !one.isDue(now))
        .map(one -> one.attempt().seq())
        .toList();
  }

  /** Of what the rows say is due, what really is: with the tries that they don't know of. */
  synchronized List<Attempt> due(List<Attempt> rows, Instant now) {
    List<Attempt> due = new ArrayList<>();
    for (Attempt row : rows) {
      Held known = held.get(row.seq());
      if (known == null || known.attempt().revision() != row.revision()) {
        due.add(row);
      } else if (known.isDue(now)) {
        due.add(known.next(row));
      }
    }
    return due;
  }

  /** When, later than this, the next of them is to be tried again. */
  synchronized Optional<Instant> nextAfter(Instant now) {
    return held.values().stream()
        .flatMap(one -> one.again().stream())
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }
}
