package dev.muster.database;

import org.jspecify.annotations.Nullable;

/** Another process is using the store. */
public final class StoreHeld extends StoreUnavailable {
  private static final long serialVersionUID = 1L;

  StoreHeld(String where, @Nullable Throwable cause) {
    super(
        "Another Muster is using the data directory "
            + where
            + ". Stop it first, or give this one another directory with --data.",
        cause);
  }
}
