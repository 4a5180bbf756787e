package dev.muster.delivery;

import java.time.Instant;
import java.util.Optional;

/** The one way out that all deliveries take, which may be closed to all of them. */
public interface Passage {
  /** Nothing ever closes it. */
  Passage FREE =
      new Passage() {
        @Override
        public boolean open() {
          return true;
        }

        @Override
        public Optional<Instant> closedUntil() {
          return Optional.empty();
        }
      };

  /**
   * Whether anything may go out now. Once it is time to, this finds out; which may take a while.
   */
  boolean open();

  /** When to find out again; empty while it is open. */
  Optional<Instant> closedUntil();
}
