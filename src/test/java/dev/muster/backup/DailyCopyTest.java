package dev.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.priority.PeopleFirst;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.LogTrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DailyCopyTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir Path directory;
  private final WorkspaceClock clock = WorkspaceClock.standingStill(MONDAY);
  private final Database database = Database.inMemory();

  @AfterEach
  void close() {
    database.close();
  }

  private DailyCopy copy() {
    return new DailyCopy(
        database,
        new DailyCopy.Rule(directory.resolve("copies"), Duration.ofDays(7)),
        clock,
        () -> {},
        new PeopleFirst());
  }

  private void passes(DailyCopy copy, Duration time) {
    clock.advance(time);
    copy.settle();
  }

  @Test
  void itIsMadeSoonAfterTheStartAndOnceADay() throws Exception {
    try (DailyCopy copy = copy()) {
      copy.settle();
      assertThat(names()).isEmpty();
      passes(copy, Duration.ofMinutes(1));
      assertThat(names()).containsExactly("muster-2026-03-02.gz");
      assertThat(copy.state().made()).contains(MONDAY.plusSeconds(60));
      passes(copy, Duration.ofHours(13));
      assertThat(names()).hasSize(1);
      assertThat(copy.nextDue()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
      passes(copy, Duration.ofHours(1));
      assertThat(names()).containsExactly("muster-2026-03-02.gz", "muster-2026-03-03.gz");
    }
    Path file = directory.resolve("copies").resolve("muster-2026-03-02.gz");
    assertThat(Copies.verified(file).made()).isEqualTo(MONDAY.plusSeconds(60));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aStartOnTheSameDayMakesNoSecondOne() throws Exception {
    try (DailyCopy copy = copy()) {
      passes(copy, Duration.ofMinutes(1));
    }
    clock.advance(Duration.ofHours(2));
    try (DailyCopy again = copy()) {
      again.start();
      assertThat(again.state().made()).contains(MONDAY.plusSeconds(60));
      assertThat(again.nextDue()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }
  }

  @Test
  void sevenDaysAreKeptAndNothingElseIsTouched() throws Exception {
    Files.createDirectories(directory.resolve("copies"));
    Files.writeString(directory.resolve("copies").resolve("muster-by-hand.gz"), "mine");
    try (DailyCopy copy = copy()) {
      passes(copy, Duration.ofMinutes(1));
      IntStream.range(0, 9).forEach(day -> passes(copy, Duration.ofDays(1)));
    }
    assertThat(names())
        .containsExactly(
            "muster-2026-03-05.gz",
            "muster-2026-03-06.gz",
            "muster-2026-03-07.gz",
            "muster-2026-03-08.gz",
            "muster-2026-03-09.gz",
            "muster-2026-03-10.gz",
            "muster-2026-03-11.gz",
            "muster-by-hand.gz");
  }

  @Test
  void aFailureIsSaidAndTriedAgainAfterAnHour() throws Exception {
    Path inTheWay = directory.resolve("copies");
    Files.writeString(inTheWay, "a file where the directory should be");
    try (DailyCopy copy = copy()) {
      passes(copy, Duration.ofMinutes(1));
      assertThat(copy.state().problem()).isPresent();
      Files.delete(inTheWay);
      passes(copy, Duration.ofMinutes(59));
      assertThat(copy.state().problem()).isPresent();
      passes(copy, Duration.ofMinutes(1));
      assertThat(copy.state().problem()).isEmpty();
      assertThat(names()).containsExactly("muster-2026-03-02.gz");
    }
  }

  @Test
  void aFailureForAWeekIsAFewLinesThatCount() throws Exception {
    Files.writeString(directory.resolve("copies"), "a file where the directory should be");
    try (LogTrap log = new LogTrap();
        DailyCopy copy = copy()) {
      for (int hour = 0; hour < 168; hour++) {
        passes(copy, Duration.ofHours(1));
      }
      List<String> lines =
          log.all().lines().filter(line -> line.contains("could not be made")).toList();
      assertThat(lines).hasSizeLessThan(12);
      assertThat(lines.get(lines.size() - 1)).contains("(the 160th of its kind");
    }
  }

  @Test
  void aCopyThatAKillCutOffIsTidiedAwayTheDayAfter() throws Exception {
    Path copies = Files.createDirectory(directory.resolve("copies"));
    Path old = Files.writeString(copies.resolve(".muster-1.part"), "half");
    Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(0));
    try (DailyCopy copy = copy()) {
      passes(copy, Duration.ofMinutes(1));
      assertThat(old).doesNotExist();
    }
  }

  @Test
  void theNewestWholeOneIsFound() throws Exception {
    try (DailyCopy copy = copy()) {
      passes(copy, Duration.ofMinutes(1));
      passes(copy, Duration.ofDays(1));
    }
    Files.writeString(directory.resolve("copies").resolve("muster-2026-03-03.gz"), "torn");

    assertThat(Copies.newest(directory.resolve("copies")).orElseThrow().file())
        .hasFileName("muster-2026-03-02.gz");
    assertThat(Copies.newest(directory.resolve("nowhere"))).isEmpty();
  }

  private List<String> names() throws IOException {
    Path copies = directory.resolve("copies");
    if (!Files.isDirectory(copies)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(copies)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
