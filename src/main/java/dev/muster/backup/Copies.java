package dev.muster.backup;

import dev.muster.database.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies as files: whole or not there, and readable by their owner alone. */
public final class Copies {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private Copies() {}

  /** Where a copy's bytes come from: a store, or a bot that runs. */
  @FunctionalInterface
  public interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Whether a file that is there already may be written over. */
  public enum Existing {
    STAYS,
    GOES
  }

  /** A copy that is whole. */
  public record Good(Path file, Contents contents) {}

  /** This store, as it is when the copy is made. */
  public static Source of(Database database, Instant now) {
    return out -> CopyWriter.write(database, now, out);
  }

  /**
   * Writes a copy beside its place, verifies it, and only then puts it there.
   *
   * @throws NoCopy if what came is not a whole copy
   * @throws FileAlreadyExistsException if there is such a file, and it stays
   */
  public static Contents keep(Source source, Path file, Existing existing) throws IOException {
    if (existing == Existing.STAYS && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    Path part = Files.createTempFile(directory, ".muster-", ".part", ownersOnly("rw-------"));
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        source.writeTo(out);
      }
      force(part);
      Contents contents = CopyReader.verified(part);
      if (existing == Existing.GOES) {
        replace(part, file);
      } else {
        Files.move(part, file);
      }
      forceNames(directory);
      return contents;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void replace(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** A new name lasts once its directory is on the disk. */
  static void forceNames(Path directory) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** They hold what was written about private incidents. */
  static FileAttribute<?>[] ownersOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * What this file holds.
   *
   * @throws NoCopy if it is no whole copy
   */
  public static Contents verified(Path file) {
    return CopyReader.verified(file);
  }

  /** The newest copy in this directory that is whole. */
  public static Optional<Good> newest(Path directory) {
    return all(directory).stream()
        .sorted(Comparator.reverseOrder())
        .flatMap(file -> good(file).stream())
        .findFirst();
  }

  private static Optional<Good> good(Path file) {
    try {
      return Optional.of(new Good(file, verified(file)));
    } catch (NoCopy e) {
      return Optional.empty();
    }
  }

  /** The daily copies in this directory, whether they are whole or not. */
  static List<Path> all(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> DailyCopy.dayOf(file).isPresent()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
