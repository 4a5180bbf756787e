package dev.muster.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a store's file as a running Muster has it, so that none starts meanwhile. */
public final class Hold implements AutoCloseable {
  private final Optional<FileChannel> channel;

  private Hold(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  static Hold on(Path directory) {
    Path file = directory.resolve(Place.FILE);
    if (!Files.exists(file)) {
      return new Hold(Optional.empty());
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StoreHeld(directory.toString(), null);
      }
      return new Hold(Optional.of(channel));
    } catch (IOException e) {
      throw new StoreUnavailable("Muster may not write " + file + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // in this very process
    }
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
