package dev.muster.database;

/**
 * The store can't be opened; the message says why and what to do, for the person who started it.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
