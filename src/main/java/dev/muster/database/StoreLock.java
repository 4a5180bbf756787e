package dev.muster.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Has a store's files as a running Muster has them, so that none starts meanwhile. */
public final class StoreLock implements AutoCloseable {
  private final LockedFile beside;
  private final Optional<LockedFile> store;

  private StoreLock(LockedFile beside, Optional<LockedFile> store) {
    this.beside = beside;
    this.store = store;
  }

  static StoreLock on(Path directory) {
    try {
      LockedFile beside = LockedFile.beside(directory);
      try {
        return new StoreLock(beside, store(directory));
      } catch (IOException | RuntimeException e) {
        beside.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreUnavailable("Muster may not write in " + directory + ": " + e.getMessage(), e);
    }
  }

  private static Optional<LockedFile> store(Path directory) throws IOException {
    return Files.exists(directory.resolve(Place.FILE))
        ? Optional.of(LockedFile.store(directory))
        : Optional.empty();
  }

  @Override
  public void close() {
    store.ifPresent(LockedFile::close);
    beside.close();
  }
}
