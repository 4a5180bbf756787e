package dev.muster.backup;

import dev.muster.database.Database;
import dev.muster.database.DurableFile;
import dev.muster.database.StoreFull;
import dev.muster.database.StoreLock;
import dev.muster.database.StoreUnavailable;
import dev.muster.database.Tables;
import dev.muster.store.Chains;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts a copy in the place of a store; the store that was there is moved aside. */
public final class Restore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final String FRESH = ".restore-";

  private Restore() {}

  /**
   * What was done.
   *
   * @param aside the store that was there before; empty if there was none
   */
  public record Done(Contents contents, Optional<Path> aside) {}

  /**
   * Fills a fresh store from the copy, looks whether all of it arrived, and puts it in its place.
   *
   * @throws NoCopy if the file is no whole copy; then nothing was changed
   * @throws dev.muster.database.StoreHeld if a Muster is using the store
   */
  @SuppressWarnings("try") // the hold is only to be had
  public static Done restore(Path copy, Path directory, Instant now) throws IOException {
    Contents contents = CopyReader.verified(copy);
    Files.createDirectories(directory);
    try (StoreLock unused = Database.hold(directory)) {
      discardCutOff(directory);
      Path fresh = Files.createTempDirectory(directory, FRESH);
      try {
        fill(fresh, copy, contents);
        checkArrived(copy, fresh, contents);
        Database.in(fresh).close(); // it is brought up to date before it replaces anything
        return new Done(contents, swap(fresh, directory, now));
      } finally {
        delete(fresh);
      }
    }
  }

  /** A file can be whole and hold what the tables of its schema don't take. */
  private static void fill(Path fresh, Path copy, Contents contents) {
    try {
      Database.fill(fresh, contents.schema(), rows -> CopyReader.read(copy, rows));
    } catch (StoreUnavailable | StoreFull | NoCopy e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NoCopy(
          copy
              + " holds what the tables of its schema ("
              + contents.schema()
              + ") don't take. Nothing was changed.",
          e);
    }
  }

  /** As it was sent: a later schema may lack a table that this one has. */
  private static void checkArrived(Path copy, Path fresh, Contents contents) {
    Map<String, Long> arrived = new TreeMap<>();
    Chains chains = new Chains();
    try (Database database = Database.asWritten(fresh, contents.schema())) {
      Tables.read(
          database,
          (table, row) -> {
            arrived.merge(table, 1L, Long::sum);
            chains.take(table, row);
          });
    }
    Map<String, Long> sent = new TreeMap<>(contents.rows());
    // Its rows are the store's own: it counts on, and may count more.
    arrived.remove("counter");
    sent.remove("counter");
    if (!chains.broken().isEmpty() || !arrived.entrySet().containsAll(sent.entrySet())) {
      throw new NoCopy(copy + " did not arrive whole. Nothing was changed.", null);
    }
  }

  /**
   * The store that is there gets a second name, and keeps its own until the fresh one takes it in
   * one step. The mark goes before that step: it is of the old store, and a store without one
   * opens.
   */
  private static Optional<Path> swap(Path fresh, Path directory, Instant now) throws IOException {
    Path store = Database.file(directory);
    Path ready = directory.resolve(Database.file(fresh).getFileName() + ".restored");
    Optional<Path> aside = Optional.empty();
    if (Files.exists(store)) {
      aside = Optional.of(directory.resolve("muster-before-" + STAMP.format(now) + ".mv.db"));
      keepAlso(store, aside.get());
    }
    Files.move(Database.file(fresh), ready, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(Database.mark(directory));
    DurableFile.replace(ready, store);
    return aside;
  }

  /** Under another name as well; as a copy where a file can have one name only. */
  private static void keepAlso(Path store, Path aside) throws IOException {
    try {
      Files.createLink(aside, store);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(store, aside);
      DurableFile.force(aside);
    }
    DurableFile.forceNames(aside);
  }

  /** What a restore that was killed left there. */
  private static void discardCutOff(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files.filter(f -> String.valueOf(f.getFileName()).startsWith(FRESH)).toList()) {
        delete(file);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
