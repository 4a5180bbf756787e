package dev.muster.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that no other process, and nobody else in this one, has locked until it is closed. */
final class LockedFile implements AutoCloseable {
  /**
   * Beside the store, and never replaced: who makes, migrates or replaces the store's own file has
   * it, for a lock on a file goes with that file when another takes its name.
   */
  static final String BESIDE = "muster.lock";

  private final FileChannel channel;

  private LockedFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * For as long as the files in this directory are changed.
   *
   * @throws StoreHeld if somebody else does that now
   */
  static LockedFile beside(Path directory) throws IOException {
    return of(
        directory, directory.resolve(BESIDE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * The store's own file, as a running Muster has it locked.
   *
   * @throws StoreHeld if one is running
   */
  static LockedFile store(Path directory) throws IOException {
    return of(
        directory,
        directory.resolve(Place.FILE),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static LockedFile of(Path directory, Path file, OpenOption... options)
      throws IOException {
    FileChannel channel = FileChannel.open(file, options);
    if (lock(channel) == null) {
      channel.close();
      throw new StoreHeld(directory.toString(), null);
    }
    return new LockedFile(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // in this very process
    }
  }

  /** By its own channel: on POSIX systems the lock is gone as soon as any other one is closed. */
  void copyTo(Path copy) throws IOException {
    try (FileChannel to =
        FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = channel.size();
      for (long done = 0; done < size; ) {
        done += channel.transferTo(done, size - done, to);
      }
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
