package dev.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.database.Database;
import dev.muster.database.StoreHeld;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.store.Chains;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopiesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private static final Actor ANA = new Actor(new UserId("U1"), Optional.empty());
  private static final Incidents.Birth BIRTH =
      new Incidents.Birth(
          Visibility.PUBLIC, new PlaybookText("default", ""), number -> "INC-" + number);
  private static final Declared WISH =
      new Declared(
          "Mail is late",
          new Severity("SEV-2", 1),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @TempDir Path directory;

  private Path copied() throws IOException {
    Path file = directory.resolve("copy.gz");
    Path data = directory.resolve("data");
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(data))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "note a 'quoted' \"note\" with \\ and é \uD83D\uDD25");
      ana.types("declare SEV-2 search is slow");
    }
    try (Database database = Database.in(data)) {
      Copies.keep(Copies.of(database, NOW), file, Copies.Existing.STAYS);
    }
    return file;
  }

  @Test
  void whatIsPutBackIsWhatWasThereAndGoesOn() throws Exception {
    Path file = copied();
    Path data = directory.resolve("data");
    Path other = directory.resolve("other");

    Restore.Done done = Restore.restore(file, other, NOW);

    assertThat(done.aside()).isEmpty();
    assertThat(done.contents().said()).startsWith("2 incidents, ");
    try (Database before = Database.in(data);
        Database after = Database.in(other)) {
      IncidentId first = new IncidentId("INC-1");
      assertThat(new Timeline(after).of(first)).isEqualTo(new Timeline(before).of(first));
      assertThat(Chains.of(after).broken()).isEmpty();
    }
    try (Database after = Database.in(other)) {
      // Numbers go on where they were.
      Incidents incidents = incidents(after);
      incidents.enqueue(new Delivery.Reminder("test", new IncidentId("INC-1"), NOW));
      assertThat(incidents.declare(ANA, BIRTH, WISH).id()).isEqualTo(new IncidentId("INC-3"));
    }
    try (Stream<Path> files = Files.list(other)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("muster.mv.db", "muster.mark", "muster.lock");
    }
  }

  @Test
  void theStoreThatWasThereIsMovedAsideAndNotLost() throws Exception {
    Path file = copied();
    Path data = directory.resolve("data");
    byte[] before = Files.readAllBytes(Database.file(data));

    Restore.Done done = Restore.restore(file, data, NOW);

    assertThat(done.aside()).contains(data.resolve("muster-before-20260302-100000.mv.db"));
    assertThat(Files.readAllBytes(done.aside().orElseThrow())).isEqualTo(before);
    try (Database after = Database.in(data)) {
      assertThat(Chains.of(after).broken()).isEmpty();
    }
  }

  @Test
  void aStoreInUseIsNotReplaced() throws Exception {
    Path file = copied();
    Path data = directory.resolve("data");
    try (Database used = Database.in(data)) {
      assertThatThrownBy(() -> Restore.restore(file, data, NOW)).isInstanceOf(StoreHeld.class);
      assertThat(Chains.of(used).broken()).isEmpty();
    }
  }

  @Test
  void aCopyIsItsOwnersAloneAndNoFileIsWrittenOver() throws Exception {
    Path file = copied();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    byte[] before = Files.readAllBytes(file);
    try (Database empty = Database.inMemory()) {
      Copies.Source source = Copies.of(empty, NOW);
      assertThatThrownBy(() -> Copies.keep(source, file, Copies.Existing.STAYS))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
      Copies.keep(source, file, Copies.Existing.GOES);
      assertThat(Copies.verified(file).incidents()).isZero();
    }
  }

  @Test
  void aFailedCopyLeavesNothingBehind() throws Exception {
    Path file = directory.resolve("copy.gz");
    assertThatThrownBy(
            () ->
                Copies.keep(
                    out -> {
                      out.write(new byte[100]);
                      throw new IOException("No space left on device");
                    },
                    file,
                    Copies.Existing.STAYS))
        .hasMessageContaining("No space left");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatIsNoWholeCopyIsSaidAndChangesNothing() throws Exception {
    Path file = copied();
    byte[] whole = Files.readAllBytes(file);
    Path bad = directory.resolve("bad.gz");
    Path fresh = directory.resolve("fresh");

    Files.write(bad, Arrays.copyOf(whole, whole.length - 40));
    refused(bad, fresh, "is cut off");
    Files.writeString(bad, "select 1");
    refused(bad, fresh, "is not a copy of Muster's store");
    Files.write(bad, zipped("create table x(i int);\n"));
    refused(bad, fresh, "is not a copy of Muster's store");
    Files.write(bad, zipped(unzipped(whole).replace("checkout is down", "checkout is fine")));
    refused(bad, fresh, "altered");
    Files.write(bad, zipped(unzipped(whole).replace("\"schema\":\"", "\"schema\":\"99")));
    refused(bad, fresh, "made by a newer Muster (its schema is 99");
    List<String> lines = unzipped(whole).lines().toList();
    Files.write(bad, zipped(String.join("\n", lines.subList(0, lines.size() - 1)) + "\n"));
    refused(bad, fresh, "is cut off");
    refused(directory.resolve("none.gz"), fresh, "There is no file");
    String head = "{\"what\":\"a copy of Muster's store\"";
    for (String hostile :
        List.of(
            head + "}\n",
            head + ",\"format\":1,\"schema\":\"..\",\"made\":\"2026-03-02T10:00:00Z\"}\n",
            lines.get(0) + "\n{\"incident\":5}\n" + lines.get(lines.size() - 1) + "\n",
            lines.get(0) + "\n{\"incident\":{\"id\":\"" + "x".repeat(17 << 20))) {
      Files.write(bad, zipped(hostile));
      refused(bad, fresh, "is not a copy of Muster's store");
    }
    Files.write(bad, zipped(lines.get(0) + "\n{\"rows\":null}\n"));
    refused(bad, fresh, "is cut off");
  }

  @Test
  void aWholeFileOfRowsThatFitNoTableChangesNothing() throws Exception {
    Path data = directory.resolve("data");
    Path good = copied();
    Path bad = directory.resolve("bad.gz");
    Assembled.write(bad, "6", NOW, rows -> rows.take("no_such_table", Map.of("it", 1)));
    byte[] before = Files.readAllBytes(Database.file(data));

    assertThatThrownBy(() -> Restore.restore(bad, data, NOW))
        .isInstanceOf(NoCopy.class)
        .hasMessageContaining("Nothing was changed.");
    assertThat(Files.readAllBytes(Database.file(data))).hasSameSizeAs(before);
    assertThat(Restore.restore(good, data, NOW).contents().incidents()).isEqualTo(2);
  }

  /** Killed at any step of a restore, there is the store from before or the one put back. */
  @Test
  void aRestoreThatIsCutOffLeavesOneOfTheTwo() throws Exception {
    Path good = copied();
    Path data = directory.resolve("data");
    // After the second name was given and the mark was taken away, before the new one came.
    Files.copy(Database.file(data), data.resolve("muster-before-20260302-095959.mv.db"));
    Files.delete(Database.mark(data));
    Files.createDirectories(data.resolve(".restore-123"));
    Files.writeString(data.resolve(".restore-123").resolve("muster.mv.db"), "half");
    try (Database before = Database.in(data)) {
      assertThat(Chains.of(before).broken()).isEmpty();
    }

    Restore.restore(good, data, NOW);

    assertThat(data.resolve(".restore-123")).doesNotExist();
    try (Database after = Database.in(data)) {
      assertThat(Chains.of(after).broken()).isEmpty();
    }
  }

  private static void refused(Path copy, Path into, String why) {
    assertThatThrownBy(() -> Restore.restore(copy, into, NOW))
        .isInstanceOf(NoCopy.class)
        .hasMessageContaining(why);
    assertThat(into).doesNotExist();
  }

  @Test
  void aCopyMadeWhileOthersWriteIsOfOneMoment() throws Exception {
    Path data = directory.resolve("data");
    Restore.restore(copied(), data.resolve("again"), NOW);
    try (Database database = Database.in(data.resolve("again"))) {
      Incidents incidents = incidents(database);
      AtomicBoolean enough = new AtomicBoolean();
      AtomicLong written = new AtomicLong();
      Thread writer = new Thread(() -> writeUntil(enough, incidents, written));
      writer.start();
      try {
        for (int i = 0; i < 8; i++) {
          long before = written.get();
          Eventually.is("another write", () -> written.get() > before);
          Path file = directory.resolve(i + ".gz");
          Copies.keep(Copies.of(database, NOW), file, Copies.Existing.STAYS);
        }
      } finally {
        enough.set(true);
        writer.join();
      }
    }
  }

  private static Incidents incidents(Database database) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Incidents(
        database,
        new Timeline(database),
        new DeliveryTable(clock),
        Incidents.Followers.NONE,
        clock);
  }

  private static void writeUntil(AtomicBoolean enough, Incidents incidents, AtomicLong written) {
    while (!enough.get()) {
      for (String incident : List.of("INC-1", "INC-2")) {
        incidents.record(
            new IncidentId(incident),
            Actor.MUSTER,
            i -> new Noted("note " + written.get(), Optional.empty()));
      }
      written.incrementAndGet();
    }
  }

  private static String unzipped(byte[] bytes) throws IOException {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
