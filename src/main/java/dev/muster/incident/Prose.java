package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence about an incident in which people and moments are still themselves, so that each
 * outlet writes them its way.
 */
public record Prose(List<Part> parts) {
  public Prose {
    parts = List.copyOf(parts);
  }

  /** A piece of the sentence. */
  public sealed interface Part {}

  /** Plain words, also what users wrote: never markup. */
  public record Words(String text) implements Part {}

  public record Person(UserId id) implements Part {}

  public record Moment(Instant at) implements Part {}

  public record Link(String url, String label) implements Part {}

  /**
   * Strings are words, {@link UserId}s people, {@link Instant}s moments; anything else speaks for
   * itself.
   */
  public static Prose of(Object... pieces) {
    List<Part> parts = new ArrayList<>();
    for (Object piece : pieces) {
      if (piece instanceof Part part) {
        parts.add(part);
      } else if (piece instanceof UserId user) {
        parts.add(new Person(user));
      } else if (piece instanceof Instant at) {
        parts.add(new Moment(at));
      } else if (piece instanceof Prose prose) {
        parts.addAll(prose.parts());
      } else {
        parts.add(new Words(String.valueOf(piece)));
      }
    }
    return new Prose(parts);
  }

  public Prose and(Object... pieces) {
    return Prose.of(this, Prose.of(pieces));
  }
}
