package dev.muster.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store's file, and looks whether all is there that should be. */
final class StoreOpener {
  private static final Logger LOG = LoggerFactory.getLogger(StoreOpener.class);

  private StoreOpener() {}

  @SuppressWarnings("try") // the lock is only to be had
  static OpenStore open(Place place, String schema) {
    if (place.directory().isEmpty()) {
      Pool pool = Pool.open(place.url());
      pool.migrate(schema, place.said());
      return new OpenStore(place, pool, Optional.empty(), pool.commits());
    }
    Path directory = place.directory().get();
    try {
      Files.createDirectories(directory);
      try (LockedFile unused = LockedFile.beside(directory)) {
        return open(place, directory, schema);
      }
    } catch (IOException e) {
      if (H2Errors.full(e)) {
        throw full(place, e);
      }
      throw new StoreUnavailable(
          "Muster can't write in " + directory + ": " + e.getMessage() + ".", e);
    }
  }

  private static OpenStore open(Place place, Path directory, String schema) throws IOException {
    Optional<CommitMarker.Found> found = CommitMarker.read(directory);
    if (!Database.isIn(directory)) {
      checkNoneIsMissing(directory, found);
    } else if (found.isPresent() && !found.get().inOrder()) {
      LOG.debug("The store was not closed in order; it is read through");
      readThrough(place, directory, found.get());
    }
    Pool pool = opened(place, directory, schema);
    try {
      long commits = commits(directory, pool, found);
      force(pool); // what a killed process left is in the file, but perhaps not on the disk
      return new OpenStore(
          place, pool, Optional.of(CommitMarker.begin(directory, commits)), commits);
    } catch (RuntimeException | IOException e) {
      pool.close();
      throw e;
    }
  }

  /** Where there was a store, none is begun in silence. */
  private static void checkNoneIsMissing(Path directory, Optional<CommitMarker.Found> found) {
    long recorded = found.map(CommitMarker.Found::number).orElse(0L);
    if (recorded > 0) {
      throw new StoreTorn(
          directory,
          "The store "
              + directory.resolve(Place.FILE)
              + " is missing; it held "
              + recorded
              + (recorded == 1 ? " change" : " changes")
              + ". Put it back there. To begin with an empty one instead, delete "
              + directory.resolve(CommitMarker.FILE)
              + " and start again.",
          new IllegalStateException("No file"));
    }
  }

  private static void force(Pool pool) {
    try {
      pool.force();
    } catch (RuntimeException e) {
      if (!H2Errors.full(e)) {
        throw e;
      }
      LOG.debug("The disk is full: the store is opened to be read", e);
    }
  }

  private static Pool opened(Place place, Path directory, String schema) throws IOException {
    boolean old = checkAccess(place);
    try {
      if (!old) {
        Upgrade.fresh(place, directory, schema);
        return Pool.open(place.url());
      }
      Optional<Pool> upToDate = upToDate(place, schema);
      if (upToDate.isPresent()) {
        return upToDate.get();
      }
      Upgrade.existing(place, directory, schema);
      return Pool.open(place.url());
    } catch (RuntimeException e) {
      if (old && H2Errors.full(e)) {
        return openedToRead(place, schema);
      }
      throw explained(e, place, old);
    }
  }

  /** Empty if it is behind that schema. */
  private static Optional<Pool> upToDate(Place place, String schema) {
    Pool pool = Pool.open(place.url());
    try {
      if (pool.isBehind(schema)) {
        pool.close();
        return Optional.empty();
      }
      pool.migrate(schema, place.said());
      return Optional.of(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** On a full disk nothing can be migrated; what is up to date can be read all the same. */
  private static Pool openedToRead(Place place, String schema) {
    Pool pool = Pool.open(place.url());
    String wanted = schema.equals("latest") ? Pool.newestSchema() : schema;
    if (pool.schema().filter(wanted::equals).isPresent()) {
      return pool;
    }
    pool.close();
    throw full(place, null);
  }

  private static StoreUnavailable full(Place place, @Nullable Throwable cause) {
    return new StoreUnavailable(
        "The disk of " + place.said() + " is full. Free some space there, then start again.",
        cause);
  }

  /** Whether there is a file, which then is one to be read and written. */
  private static boolean checkAccess(Place place) {
    Optional<Path> old = place.directory().map(d -> d.resolve(Place.FILE)).filter(Files::exists);
    if (old.isPresent() && !(Files.isReadable(old.get()) && Files.isWritable(old.get()))) {
      throw new StoreUnavailable(
          "Muster may not read and write " + old.get() + ". Whose file is it?", null);
    }
    return old.isPresent();
  }

  private static StoreUnavailable explained(RuntimeException e, Place place, boolean old) {
    if (e instanceof StoreUnavailable said) {
      return said;
    }
    if (H2Errors.held(e)) {
      return new StoreHeld(place.said(), e);
    }
    if (H2Errors.full(e)) {
      return full(place, e);
    }
    return old && place.directory().isPresent()
        ? torn(place.directory().get(), H2Errors.last(e), e)
        : new StoreUnavailable(
            "The store in " + place.said() + " can't be opened: " + H2Errors.last(e), e);
  }

  private static StoreTorn torn(Path directory, String what, Throwable cause) {
    return new StoreTorn(
        directory,
        "The store "
            + directory.resolve(Place.FILE)
            + " is damaged ("
            + what.strip()
            + "). It was left as it is.",
        cause);
  }

  /** To the end, and without a change to the file, however torn it is. */
  private static void readThrough(Place place, Path directory, CommitMarker.Found found) {
    checkAccess(place);
    try (Pool pool = Pool.open(place.url() + ";ACCESS_MODE_DATA=r")) {
      commits(directory, pool, Optional.of(found));
      pool.jdbi()
          .useHandle(
              handle ->
                  Tables.names(handle)
                      .forEach(table -> Tables.read(handle, table, (name, row) -> {})));
    } catch (RuntimeException e) {
      throw explained(e, place, true);
    }
  }

  /** The number of its last commit, which must not be less than what was acknowledged. */
  private static long commits(Path directory, Pool pool, Optional<CommitMarker.Found> found) {
    long commits = pool.commits();
    long missing = found.map(CommitMarker.Found::number).orElse(0L) - commits;
    if (missing > 0) {
      throw new StoreTorn(
          directory,
          "The store "
              + directory.resolve(Place.FILE)
              + " lacks the last "
              + (missing == 1 ? "change" : missing + " changes")
              + " that it had. It was left as it is. To go on with what is left of it, delete "
              + directory.resolve(CommitMarker.FILE)
              + " and start again.",
          new IllegalStateException("At " + commits));
    }
    return commits;
  }

  /** As {@link Database#fill}. */
  static void fill(Place place, String schema, Consumer<Tables.Rows> source) {
    try (OpenStore store = open(place, schema)) {
      OpenStore.Committed<Boolean> filled =
          store.commit(
              transaction -> {
                Tables.Filling filling = new Tables.Filling(transaction.handle());
                source.accept(filling);
                filling.end();
                return true;
              },
              OpenStore.Reserve.KEPT);
      store.force(filled.number());
    }
  }
}
