package dev.muster.database;

import java.nio.file.Path;

/** The store's file is damaged, or lacks what was acknowledged; it was left as it is. */
public final class StoreTorn extends StoreUnavailable {
  private static final long serialVersionUID = 1L;

  private final transient Path directory;

  StoreTorn(Path directory, String sentence, Throwable cause) {
    super(sentence, cause);
    this.directory = directory;
  }

  /** Where it is, to look for a copy beside it. */
  public Path directory() {
    return directory;
  }
}
