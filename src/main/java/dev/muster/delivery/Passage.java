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

  /** More is due than there are hands for: returns when those may go who come next. */
  default void crowded() {}

  /** The same way, which people cross first when there is a crowd. */
  static Passage yielding(Passage passage, Runnable giveWay) {
    return new Passage() {
      @Override
      public boolean open() {
        return passage.open();
      }

      @Override
      public Optional<Instant> closedUntil() {
        return passage.closedUntil();
      }

      @Override
      public void crowded() {
        giveWay.run();
      }
    };
  }
}
