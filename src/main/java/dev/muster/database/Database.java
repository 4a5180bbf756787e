package dev.muster.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The one database: H2 in the data directory, or in memory. */
public final class Database implements AutoCloseable {
  private final CompletableFuture<OpenStore> opened;

  /**
   * One writer at a time. H2 with WRITE_DELAY=0 then loses no acknowledged commit when the process
   * is killed; incidents are few, so waiting in line costs nothing (docs/RATIONALE.md).
   */
  private final ReentrantLock writing = new ReentrantLock(true);

  private Database(CompletableFuture<OpenStore> opened) {
    this.opened = opened;
  }

  /** One transaction that writes. */
  public static final class Transaction {
    private final Handle handle;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Handle handle) {
      this.handle = handle;
    }

    public Handle handle() {
      return handle;
    }

    /** Runs once the transaction lasts; not at all if it is rolled back. */
    public void afterCommit(Runnable action) {
      afterCommit.add(action);
    }
  }

  /**
   * How the store is.
   *
   * @param writable whether something could be recorded now
   * @param free bytes left on its disk; very many where nobody knows
   */
  public record Condition(boolean writable, long free) {
    private static final long LOW = 200L << 20;

    /** Before it is full, somebody should know. */
    public boolean low() {
      return free < LOW;
    }
  }

  /**
   * Opens the store in this directory and brings it up to the present schema.
   *
   * @throws StoreUnavailable in words: another process holds it, it is damaged, or from a newer
   *     Muster
   */
  public static Database in(Path directory) {
    Database database = opening(directory);
    database.awaitOpen();
    return database;
  }

  /**
   * As {@link #in}, but goes on opening while its user does other things; see {@link #awaitOpen}.
   */
  public static Database opening(Path directory) {
    return at(Place.in(directory));
  }

  static Database at(Place place) {
    return new Database(CompletableFuture.supplyAsync(() -> StoreOpener.open(place, "latest")));
  }

  /**
   * Makes a store in an empty directory as a Muster with this schema made it, and fills it row by
   * row.
   *
   * @throws StoreUnavailable if the schema is newer than what is known
   */
  public static void fill(Path directory, String schema, Consumer<Tables.Rows> source) {
    StoreOpener.fill(Place.in(directory), schema, source);
  }

  /** The store in this directory as a Muster with that schema left it; nothing is migrated. */
  public static Database asWritten(Path directory, String schema) {
    return new Database(
        CompletableFuture.completedFuture(StoreOpener.open(Place.in(directory), schema)));
  }

  /** A store that is gone when it is closed. */
  public static Database inMemory() {
    return new Database(
        CompletableFuture.completedFuture(StoreOpener.open(Place.memory(), "latest")));
  }

  /** Whether there is a store in this directory. */
  public static boolean isIn(Path directory) {
    return Files.exists(file(directory));
  }

  /** The file of the store in this directory. */
  public static Path file(Path directory) {
    return directory.resolve(Place.FILE);
  }

  /** What lies beside it, and tells a torn one from a whole one. */
  public static Path mark(Path directory) {
    return directory.resolve(CommitMarker.FILE);
  }

  /** Whether a schema is beyond what this Muster knows. */
  public static boolean isNewer(String schema) {
    return Pool.isNewer(schema);
  }

  /**
   * Keeps every Muster away from the store in this directory, until it is closed.
   *
   * @throws StoreHeld if one is using it
   */
  public static StoreLock hold(Path directory) {
    return StoreLock.on(directory);
  }

  /** The version of the tables. */
  public String schema() {
    return opened().schema();
  }

  /**
   * Returns when the store is open.
   *
   * @throws StoreUnavailable as {@link #in}
   */
  public void awaitOpen() {
    opened();
  }

  private OpenStore opened() {
    try {
      return opened.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailable unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  /** Reads what is committed. */
  public <T> T read(Function<Handle, T> reading) {
    return opened().read(reading);
  }

  /**
   * As {@link #read}, for whoever acts on what is read: where it matters it lasts by then, also if
   * the power fails, so that nobody does in the world what a crash takes back here.
   *
   * @param matters whether what was read is something to act on
   */
  public <T> T readLasting(Function<Handle, T> reading, Predicate<T> matters) {
    return opened().readLasting(reading, matters);
  }

  /**
   * Writes in one transaction; when it returns, what was written lasts, also if the power fails.
   *
   * @throws StoreFull if the disk takes no more
   */
  public <T> T write(Function<Transaction, T> work) {
    return write(work, OpenStore.Reserve.KEPT);
  }

  /** As {@link #write}, with nothing to tell. */
  public void change(Consumer<Transaction> work) {
    this.<Boolean>write(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  /**
   * Writes what would be found out again if it were lost in a power cut: it is not waited for until
   * it is on the disk, and may use up the last room there.
   *
   * @throws StoreFull if the disk takes no more
   */
  public void note(Consumer<Transaction> work) {
    this.<Boolean>write(
        transaction -> {
          work.accept(transaction);
          return true;
        },
        OpenStore.Reserve.USED);
  }

  private <T> T write(Function<Transaction, T> work, OpenStore.Reserve reserve) {
    OpenStore store = opened();
    OpenStore.Committed<T> committed;
    writing.lock();
    try {
      committed = store.commit(work, reserve);
    } finally {
      writing.unlock();
    }
    if (reserve == OpenStore.Reserve.KEPT) {
      store.force(committed.number());
    }
    committed.then().afterCommit.forEach(Runnable::run);
    return committed.result();
  }

  /** How the store is now. */
  public Condition condition() {
    return opened().condition();
  }

  /** How much of the file is in use. */
  public FileUsage fill() {
    return opened().fill();
  }

  /**
   * Writes the file anew, without what is not in use. Nobody reads or writes meanwhile: some
   * seconds for each gigabyte in use.
   */
  public void compact() {
    OpenStore store = opened();
    writing.lock();
    try {
      store.compact();
    } finally {
      writing.unlock();
    }
  }

  /** Lets go of the file in the middle of everything, as a process does that is killed. */
  void drop() {
    opened().drop();
  }

  @Override
  public void close() {
    CompletableFuture<?> unused =
        opened.whenComplete(
            (open, failure) -> {
              if (failure == null) {
                open.close();
              }
            });
  }
}
