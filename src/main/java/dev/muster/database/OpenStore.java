package dev.muster.database;

import dev.muster.database.Database.Condition;
import dev.muster.database.Database.Transaction;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is open. H2 closes its file for good when a write fails, as on a full disk; then the
 * file is opened anew, so that reading goes on, and writing once there is room.
 */
final class OpenStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);

  private final Place place;
  private final Optional<CommitMarker> mark;
  private final GroupCommit forcing;
  private final Object mending = new Object();

  /** Shared by all who read; had alone while the file is written anew. */
  private final ReadWriteLock whole = new ReentrantReadWriteLock();

  private volatile Pool pool;
  private volatile boolean full;
  private volatile boolean lowSaid;
  private volatile boolean closed;

  /** Touched by the one writer only. */
  private long last;

  /** Whether the last room on the disk may be used up. */
  enum Reserve {
    KEPT,
    USED
  }

  /** What a transaction gave, and which commit it was. */
  record Committed<T>(T result, Transaction then, long number) {}

  OpenStore(Place place, Pool pool, Optional<CommitMarker> mark, long last) {
    this.place = place;
    this.pool = pool;
    this.mark = mark;
    this.last = last;
    this.forcing = new GroupCommit(last, this::checkpoint);
  }

  /** Reads; once more where the file had to be opened anew meanwhile. */
  <T> T read(Function<Handle, T> reading) {
    whole.readLock().lock();
    try {
      Pool used = pool;
      try {
        return used.jdbi().withHandle(reading::apply);
      } catch (RuntimeException e) {
        if (isSound(e, used)) {
          throw e;
        }
        return mended(used).jdbi().withHandle(reading::apply);
      }
    } finally {
      whole.readLock().unlock();
    }
  }

  /** Whether nothing is wrong with the connections: then it was what was done with them. */
  private boolean isSound(RuntimeException e, Pool used) {
    if (place.directory().isEmpty() || closed) {
      return true;
    }
    synchronized (mending) { // somebody may be about to put another in its place
      return !H2Errors.gaveUp(e) && used.equals(pool);
    }
  }

  /** One at a time. */
  <T> Committed<T> commit(Function<Transaction, T> work, Reserve reserve) {
    checkRoom(reserve);
    Pool used = pool;
    long number = last + 1;
    Attempt<T> attempt = new Attempt<>();
    try {
      attempt.run(used, work, number);
    } catch (RuntimeException e) {
      if (isSound(e, used)) {
        throw e;
      }
      boolean noRoom = H2Errors.full(e);
      full |= noRoom;
      // What failed may be in the file all the same: its number tells.
      if (mended(used).commits() < number) {
        throw noRoom ? new StoreFull() : e;
      }
    }
    last = number;
    forcing.committed(number);
    return attempt.committed(number);
  }

  /** One transaction, and what it gave before it was committed. */
  private static final class Attempt<T> {
    private @Nullable Transaction transaction;
    private @Nullable T result;

    void run(Pool pool, Function<Transaction, T> work, long number) {
      try (Handle handle = pool.jdbi().open()) {
        handle.useTransaction(
            h -> {
              transaction = new Transaction(h);
              result = work.apply(transaction);
              Pool.number(h, number);
            });
      }
    }

    @SuppressWarnings("NullAway") // it was committed, so it was there; work may give null
    Committed<T> committed(long number) {
      return new Committed<>(result, transaction, number);
    }
  }

  /** Returns when this commit, which was acknowledged to somebody, is on the disk. */
  void force(long number) {
    if (mark.isPresent()) {
      mark.get().safe(forcing.upTo(number));
    }
  }

  /**
   * Reads what somebody is going to act on: it is on the disk when this returns, so that nobody
   * acts on what a crash could take back. On a full disk it is read all the same.
   */
  <T> T readLasting(Function<Handle, T> reading, Predicate<T> matters) {
    Seen<T> seen = read(handle -> new Seen<>(reading.apply(handle), Pool.commits(handle)));
    if (mark.isPresent() && matters.test(seen.result())) {
      try {
        forcing.committed(seen.number());
        force(seen.number());
      } catch (RuntimeException e) {
        if (!full) {
          throw e;
        }
        LOG.debug("The disk is full: what is read may not last", e);
      }
    }
    return seen.result();
  }

  /** What was read, and the last commit that it can be of. */
  private record Seen<T>(T result, long number) {}

  private void checkpoint() {
    whole.readLock().lock();
    try {
      force(pool);
    } finally {
      whole.readLock().unlock();
    }
  }

  private void force(Pool used) {
    try {
      used.force();
    } catch (RuntimeException e) {
      if (isSound(e, used)) {
        throw e;
      }
      full |= H2Errors.full(e);
      mended(used).force();
    }
  }

  private void checkRoom(Reserve reserve) {
    long free = place.disk().free();
    if (reserve == Reserve.KEPT && free < Disk.RESERVE) {
      tell(free);
      throw new StoreFull();
    }
    if (full && !place.disk().takes()) {
      throw new StoreFull();
    }
    full = false;
    tell(free);
  }

  private void tell(long free) {
    boolean low = new Condition(true, free).low();
    if (low && !lowSaid) {
      LOG.warn(
          "{} MB are free on the disk of {}. When it is full, nothing more can be recorded.",
          free >> 20,
          place.said());
    }
    lowSaid = low;
  }

  String schema() {
    return read(Pool::schema).orElseThrow();
  }

  Condition condition() {
    long free = place.disk().free();
    boolean writable = free >= Disk.RESERVE && (!full || place.disk().takes());
    full &= !writable;
    tell(free);
    return new Condition(writable, free);
  }

  private Pool mended(Pool broken) {
    // An interrupt would close the new file as well.
    boolean interrupted = Thread.interrupted();
    try {
      synchronized (mending) {
        if (pool.equals(broken)) {
          LOG.warn("The store's file was closed after a fault, and is opened anew");
          broken.close();
          pool = Pool.open(place.url());
        }
        return pool;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  FileUsage fill() {
    return place.directory().isEmpty() ? FileUsage.NO_FILE : read(FileUsage::of);
  }

  /**
   * Writes the file anew, without what is not in use. Who reads meanwhile waits; who writes must be
   * kept out.
   */
  void compact() {
    whole.writeLock().lock();
    try {
      pool.compact();
      pool = Pool.open(place.url());
    } finally {
      whole.writeLock().unlock();
    }
  }

  /** Lets go of the file in the middle of everything, as a process does that is killed. */
  void drop() {
    closed = true;
    synchronized (mending) {
      pool.drop();
    }
    mark.ifPresent(CommitMarker::close);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    synchronized (mending) {
      pool.close();
    }
    mark.ifPresent(m -> m.end(last));
  }
}
