package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that a power cut tore either has all that was acknowledged, or is told from a whole one.
 */
final class TornStoreTest {
  private static final int CHANGES = 120;

  @TempDir Path directory;

  @Test
  void aFileThatIsTornAnywhereIsWholeOrFound() throws Exception {
    Path whole = interrupted();
    byte[] bytes = Files.readAllBytes(whole.resolve(Place.FILE));
    int found = 0;
    for (int lost : new int[] {1, 512, 4096, 8192, 20_000, bytes.length / 2, bytes.length}) {
      found += foundOrWhole(whole, Arrays.copyOf(bytes, bytes.length - lost));
    }
    int step = Math.max(4096, bytes.length / 40 / 4096 * 4096);
    for (int at = 0; at < bytes.length; at += step) {
      byte[] torn = bytes.clone();
      Arrays.fill(torn, at, Math.min(at + 4096, torn.length), (byte) 0);
      found += foundOrWhole(whole, torn);
    }
    assertThat(found).as("torn so much that it had to be noticed").isGreaterThan(3);
  }

  /** 1 if it was found to be torn. */
  private int foundOrWhole(Path whole, byte[] torn) throws IOException {
    Path place = Files.createTempDirectory(directory, "torn");
    Files.write(place.resolve(Place.FILE), torn);
    Files.copy(whole.resolve(CommitMarker.FILE), place.resolve(CommitMarker.FILE));
    try (Database database = Database.in(place)) {
      assertThat(database.<Long>read(h -> number(h, "select max(number) from incident")))
          .isEqualTo(CHANGES);
      assertThat(database.<Long>read(h -> number(h, "select sum(length(state)) from incident")))
          .isEqualTo(CHANGES * 300L);
      return 0;
    } catch (StoreTorn e) {
      assertThat(e.directory()).isEqualTo(place);
      assertThat(e.getMessage()).contains("muster.mv.db").contains("left as it is");
      assertThat(Files.readAllBytes(place.resolve(Place.FILE))).isEqualTo(torn);
      return 1;
    }
  }

  @Test
  void aStoreThatWasRolledBackLacksWhatWasAcknowledged() throws Exception {
    Path early = Files.createDirectory(directory.resolve("early"));
    try (Database database = Database.in(early)) {
      write(database, 1, 5);
    }
    byte[] old = Files.readAllBytes(early.resolve(Place.FILE));
    try (Database database = Database.in(early)) {
      write(database, 6, 9);
    }
    Files.write(early.resolve(Place.FILE), old);

    assertThatThrownBy(() -> Database.in(early))
        .isInstanceOf(StoreTorn.class)
        .hasMessageContaining("lacks the last 4 changes")
        .hasMessageContaining("delete " + early.resolve(CommitMarker.FILE));

    Files.delete(early.resolve(CommitMarker.FILE));
    try (Database database = Database.in(early)) {
      assertThat(database.<Long>read(h -> number(h, "select count(*) from incident"))).isEqualTo(5);
    }
  }

  @Test
  void aFileThatIsNoStoreIsSaidToBeDamaged() throws Exception {
    Files.writeString(directory.resolve(Place.FILE), "no store at all\n".repeat(2000));

    assertThatThrownBy(() -> Database.in(directory))
        .isInstanceOf(StoreTorn.class)
        .hasMessageContaining("is damaged");
  }

  /** As the disk has it while the store is open and nothing is closed in order. */
  private Path interrupted() throws IOException {
    Path cut = Files.createDirectory(directory.resolve("cut"));
    Path alive = Files.createDirectory(directory.resolve("alive"));
    try (Database database = Database.in(alive)) {
      write(database, 1, CHANGES);
      Files.copy(alive.resolve(Place.FILE), cut.resolve(Place.FILE));
      Files.copy(alive.resolve(CommitMarker.FILE), cut.resolve(CommitMarker.FILE));
    }
    return cut;
  }

  private static void write(Database database, int from, int to) {
    for (int n = from; n <= to; n++) {
      int number = n;
      database.change(t -> WritesUntilKilled.insert(t, number, 300));
    }
  }

  private static Long number(org.jdbi.v3.core.Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
