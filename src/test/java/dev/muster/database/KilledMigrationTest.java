package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.backup.CopiesOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A kill at any write of a first start, or of a migration of any store that was ever released, and
 * the next start has all there was. {@code -Dkills.step=1} looks at each write of each migration;
 * without it some are left out.
 */
final class KilledMigrationTest {
  private static final int STEP = Integer.getInteger("kills.step", 37);
  private static final Path STORES = Path.of("src", "test", "resources", "stores");

  @TempDir Path directory;

  static List<Path> stores() throws IOException {
    try (Stream<Path> files = Files.list(STORES)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aKillAmidTheFirstStartLeavesWhatOpens() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    try (KilledAtEachWrite killed = KilledAtEachWrite.in(data)) {
      opened(killed.place());
      eachOpensWith(killed, Map.of());
    }
  }

  /** As every Muster until now began a store: in its own file. */
  @Test
  void aFirstStartThatWasCutOffBeforeIsBegunAgain() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    try (KilledAtEachWrite killed = KilledAtEachWrite.in(data)) {
      try (Pool pool = Pool.open(killed.place().url())) {
        pool.migrate("latest", "there");
      }
      eachOpensWith(killed, Map.of());
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aKillAmidAMigrationLosesNothing(Path file) throws Exception {
    Path data = asItWas(file);
    Map<String, Long> rows = rows(data, schema(file));
    try (KilledAtEachWrite killed = KilledAtEachWrite.in(data)) {
      opened(killed.place());
      eachOpensWith(killed, rows);
    }
  }

  /** As every Muster until now migrated: in the store's own file. */
  @ParameterizedTest
  @MethodSource("stores")
  void aMigrationThatWasCutOffBeforeIsMadeGood(Path file) throws Exception {
    Path data = asItWas(file);
    Map<String, Long> rows = rows(data, schema(file));
    try (KilledAtEachWrite killed = KilledAtEachWrite.in(data)) {
      try (Pool pool = Pool.open(killed.place().url())) {
        pool.migrate("latest", "there");
      }
      eachOpensWith(killed, rows);
    }
  }

  @Test
  void aStoreThatHasNoRoomBesideItIsLeftAsItIs() throws Exception {
    Path data = asItWas(STORES.resolve("schema-1.gz"));
    Map<String, Long> rows = rows(data, "1");
    Disk disk = new Disk(data + "/", () -> Disk.RESERVE + 1000);

    assertThatThrownBy(() -> opened(Place.in(data, data.toAbsolutePath() + "/", disk)))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("needs 17 MB on its disk, and 16 MB are free")
        .hasMessageContaining("left as it is");
    assertThat(rows(data, "1")).isEqualTo(rows);
  }

  @Test
  void aStoreThatIsGoneIsNotBegunInSilence() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    try (Database database = Database.in(data)) {
      database.change(t -> WritesUntilKilled.insert(t, 1, 10));
    }
    Files.delete(data.resolve(Place.FILE));

    assertThatThrownBy(() -> Database.in(data))
        .isInstanceOf(StoreTorn.class)
        .hasMessageContaining("is missing; it held 1 change.");
    assertThat(data.resolve(Place.FILE)).doesNotExist();
  }

  @Test
  @SuppressWarnings("try") // the lock is only to be had
  void whileOneMakesAStoreNobodyElseDoes() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    try (LockedFile unused = LockedFile.beside(data)) {
      assertThatThrownBy(() -> Database.in(data)).isInstanceOf(StoreHeld.class);
    }
    opened(Place.in(data));
  }

  private static void opened(Place place) {
    try (Database database = Database.at(place)) {
      database.awaitOpen();
    }
  }

  private Path asItWas(Path file) throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    Database.fill(data, schema(file), rows -> CopiesOf.read(file, rows));
    return data;
  }

  private static String schema(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("\\D+(\\d+)\\D+", "$1");
  }

  private void eachOpensWith(KilledAtEachWrite killed, Map<String, Long> rows) throws IOException {
    List<Map<String, byte[]>> left = killed.left();
    assertThat(left).hasSizeGreaterThan(10);
    for (int n = STEP - 1; n < left.size(); n += STEP) {
      opensWith(left.get(n), rows);
    }
    opensWith(left.get(left.size() - 1), rows);
  }

  private void opensWith(Map<String, byte[]> left, Map<String, Long> rows) throws IOException {
    Path store = KilledAtEachWrite.asLeft(left, directory);
    try (Database database = Database.in(store)) {
      assertThat(database.schema()).isEqualTo(Pool.newestSchema());
      assertThat(rows(database)).containsAllEntriesOf(rows);
      database.change(t -> WritesUntilKilled.insert(t, 99, 10));
    }
  }

  private static Map<String, Long> rows(Path data, String schema) {
    try (Database database = Database.asWritten(data, schema)) {
      return rows(database);
    }
  }

  /** How many there are of what people wrote. */
  private static Map<String, Long> rows(Database database) {
    Map<String, Long> rows = new TreeMap<>();
    Tables.read(database, (table, row) -> rows.merge(table, 1L, Long::sum));
    rows.keySet().retainAll(List.of("incident", "timeline", "delivery", "captured_message"));
    return rows;
  }
}
