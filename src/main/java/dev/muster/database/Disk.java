package dev.muster.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.h2.message.DbException;
import org.h2.store.fs.FileUtils;

/** The disk that the store is on: how much room it has, and whether it takes anything at all. */
final class Disk {
  /** The last room of a disk is kept for what Muster must note about its own work. */
  static final long RESERVE = 16L << 20;

  private static final int TRIAL = 256 << 10;

  private final String prefix;
  private final LongSupplier free;

  /**
   * @param prefix of its files' names, as H2 knows them
   */
  Disk(String prefix, LongSupplier free) {
    this.prefix = prefix;
    this.free = free;
  }

  static Disk of(Path directory) {
    return new Disk(directory + "/", room(directory));
  }

  /** Memory is no disk, and is not looked at. */
  static Disk none() {
    return new Disk("", () -> Long.MAX_VALUE);
  }

  private static LongSupplier room(Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      return () -> {
        try {
          return store.getUsableSpace();
        } catch (IOException e) {
          return Long.MAX_VALUE; // it doesn't say: then a write that fails will
        }
      };
    } catch (IOException e) {
      return () -> Long.MAX_VALUE;
    }
  }

  /** In bytes; very many where it doesn't say. */
  long free() {
    return free.getAsLong();
  }

  /** Whether it takes a little, by trying. */
  boolean takes() {
    String trial = prefix + "muster.trial";
    try {
      try (OutputStream out = FileUtils.newOutputStream(trial, false)) {
        out.write(new byte[TRIAL]);
      }
      return true;
    } catch (IOException | DbException e) {
      return false;
    } finally {
      FileUtils.tryDelete(trial);
    }
  }
}
