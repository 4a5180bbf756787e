package dev.muster.backup;

import dev.muster.database.Database;
import dev.muster.database.Hold;
import dev.muster.database.Tables;
import dev.muster.store.Chains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts a copy in the place of a store; the store that was there is moved aside. */
public final class Restore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

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
    try (Hold unused = Database.hold(directory)) {
      Path fresh = Files.createTempDirectory(directory, ".restore-");
      try {
        Database.fill(fresh, contents.schema(), rows -> CopyReader.read(copy, rows));
        checkArrived(copy, fresh, contents);
        Database.in(fresh).close(); // it is brought up to date before it replaces anything
        return new Done(contents, swap(fresh, directory, now));
      } finally {
        delete(fresh);
      }
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
   * The mark beside the old store goes last: until then a start finds that the store is missing.
   */
  private static Optional<Path> swap(Path fresh, Path directory, Instant now) throws IOException {
    Optional<Path> aside = Optional.empty();
    Path store = Database.file(directory);
    if (Files.exists(store)) {
      aside = Optional.of(directory.resolve("muster-before-" + STAMP.format(now) + ".mv.db"));
      Files.move(store, aside.get());
    }
    for (Path file : List.of(Database.file(fresh), Database.mark(fresh))) {
      Copies.force(file);
      Files.move(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    Copies.forceNames(directory);
    return aside;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
