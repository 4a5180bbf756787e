package dev.muster.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Files that are whole or not there, whenever the process is killed or the power fails. */
public final class DurableFile {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private DurableFile() {}

  /**
   * Puts a finished file in the place of another, or where there is none: at each instant one of
   * the two is there, and whole. Both are in the same directory.
   */
  public static void replace(Path finished, Path place) throws IOException {
    force(finished);
    try {
      Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(finished, place, StandardCopyOption.REPLACE_EXISTING);
    }
    forceNames(place);
  }

  /** Returns when what was written to it is on the disk. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** A new name lasts once the directory of the file is on the disk. */
  public static void forceNames(Path file) throws IOException {
    if (POSIX) {
      Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
