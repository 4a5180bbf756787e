package dev.muster.delivery;

import dev.muster.delivery.DueRows.Barred;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What couriers carry just now, and what must not be handed to them meanwhile: so much of one
 * incident that nothing is left for another, and a crowd where Slack lets in one at a time. Guarded
 * by its owner.
 */
final class InFlight {
  /** So many at once, whosever they are. */
  private static final int FREELY = 24;

  /**
   * So many at once at the very most. Past {@link #FREELY} each incident has one: a hundred
   * channels that answer nothing for ten seconds don't keep the next one waiting.
   */
  private static final int MOST = 128;

  private final Map<Long, Delivery> held = new HashMap<>();

  /** Kinds of which one goes after the other, in the order made, and when the next one may go. */
  private final Map<String, Instant> singleFile = new HashMap<>();

  /**
   * A look at what may be handed out.
   *
   * @param open kinds in single file whose next one may go
   */
  record Round(Barred barred, List<String> open, int most) {}

  Round round(Instant now) {
    Set<String> busy = kinds();
    List<String> open =
        singleFile.entrySet().stream()
            .filter(e -> !e.getValue().isAfter(now) && !busy.contains(e.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    boolean scarce = held.size() >= FREELY;
    return new Round(
        new Barred(
            Set.copyOf(held.keySet()),
            scarce ? incidents() : Set.of(),
            Set.copyOf(singleFile.keySet())),
        open,
        (scarce ? MOST : FREELY) - held.size());
  }

  /** False if it must wait after all. */
  boolean take(Attempt attempt) {
    Delivery delivery = attempt.delivery();
    boolean scarce = held.size() >= FREELY;
    if (held.size() >= MOST
        || held.containsKey(attempt.seq())
        || (scarce && incidents().contains(delivery.incident().value()))
        || (singleFile.containsKey(delivery.kind()) && kinds().contains(delivery.kind()))) {
      return false;
    }
    held.put(attempt.seq(), delivery);
    return true;
  }

  void release(Attempt attempt) {
    held.remove(attempt.seq());
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** From now on one after the other, the next one not before this moment. */
  void narrow(String kind, Instant until) {
    singleFile.merge(kind, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Nobody of this kind waits any more. */
  void widen(String kind) {
    singleFile.remove(kind);
  }

  private Set<String> kinds() {
    return held.values().stream().map(Delivery::kind).collect(Collectors.toSet());
  }

  private Set<String> incidents() {
    Set<String> incidents = new HashSet<>();
    held.values().forEach(delivery -> incidents.add(delivery.incident().value()));
    return incidents;
  }
}
