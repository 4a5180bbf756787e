package dev.muster.backup;

import dev.muster.database.Database;
import dev.muster.database.DurableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies as files: whole or not there, and readable by their owner alone. */
public final class Copies {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final String PART = ".muster-";
  private static final String PART_ENDING = ".part";

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
    Path part = Files.createTempFile(directory, PART, PART_ENDING, ownersOnly("rw-------"));
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        source.writeTo(out);
      }
      Contents contents = CopyReader.verified(part);
      if (existing == Existing.STAYS && Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      DurableFile.replace(part, file);
      return contents;
    } finally {
      Files.deleteIfExists(part);
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

  /** Copies in this directory that were begun before this moment and never ended, by a kill. */
  static List<Path> cutOff(Path directory, Instant before) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> parts =
          files
              .filter(file -> name(file).startsWith(PART))
              .filter(file -> name(file).endsWith(PART_ENDING))
              .toList();
      List<Path> old = new ArrayList<>();
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
          old.add(part);
        }
      }
      return old;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
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
