package dev.muster.database;

import org.jspecify.annotations.Nullable;

/**
 * The store can't be opened; the message says why and what to do, for the person who started it.
 */
public sealed class StoreUnavailable extends RuntimeException permits StoreHeld, StoreTorn {
  private static final long serialVersionUID = 1L;

  StoreUnavailable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
