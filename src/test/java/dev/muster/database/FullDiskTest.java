package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the disk is full: writing stops in words, all else goes on, and it ends by itself. */
final class FullDiskTest {
  private static final String FULL = "the disk of the machine that Muster runs on is full";

  @TempDir Path directory;
  private FullDisk disk;
  private BotUnderTest bot;
  private Person ana;
  private Room room;

  @BeforeEach
  void declare() {
    disk = new FullDisk(directory);
    bot = BotUnderTest.on(disk::database);
    ana = bot.person("ana");
    room = ana.declares("SEV-1 checkout is down");
  }

  @AfterEach
  void stop() {
    disk.isFreed();
    bot.close();
  }

  @Test
  void whoeverRecordsSomethingIsToldAndWhoeverReadsIsAnswered() {
    disk.fills();

    assertThat(ana.types(room, "note seen before")).contains(FULL).contains("Tell whoever runs");
    assertThat(ana.types("declare SEV-2 search is slow")).contains(FULL);
    assertThat(ana.types("list")).contains("checkout is down");
    assertThat(ana.types(room, "summary")).contains("checkout is down");
    assertThat(ana.types(room, "timeline")).contains("checkout is down").doesNotContain("seen");
    assertThat(ana.types(room, "who")).contains("commander");
    assertThat(bot.bot().meters().scrape()).contains("muster_store_writable 0.0");
  }

  @Test
  void whenThereIsRoomAgainItGoesOnByItself() {
    disk.fills();
    ana.types(room, "note lost");
    disk.isFreed();

    assertThat(bot.bot().meters().scrape()).contains("muster_store_writable 1.0");
    assertThat(ana.types(room, "note kept")).doesNotContain(FULL);
    assertThat(ana.types(room, "timeline")).contains("kept").doesNotContain("lost");
    bot.restarts();
    assertThat(ana.types(room, "timeline")).contains("kept").doesNotContain("lost");
  }

  @Test
  void aNudgeComesOnceAndIsRecordedWhenThereIsRoom() {
    disk.fills();
    bot.passes(Duration.ofMinutes(30));
    assertThat(nudges()).hasSize(1);
    bot.passes(Duration.ofMinutes(25));
    assertThat(nudges()).hasSize(1);

    disk.isFreed();
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
    assertThat(bot.incident("INC-1").pulse().nudges()).isEqualTo(1);
    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges()).hasSize(2);
    assertThat(bot.incident("INC-1").pulse().nudges()).isEqualTo(2);
  }

  @Test
  void aMessageThatWaitsIsTriedAgainAndPostedOnce() {
    bot.hands().does("fault", Map.of("method", "chat.postMessage", "http_status", 503, "times", 2));
    bot.hands()
        .post(
            "command",
            Map.of(
                "user",
                "ana",
                "channel",
                room.name(),
                "command",
                "/incident",
                "text",
                "update no room left"));
    disk.fills();
    bot.passes(Duration.ofMinutes(5));
    assertThat(updates()).hasSize(1);

    disk.isFreed();
    bot.passes(Duration.ofMinutes(5));
    bot.restarts();
    bot.passes(Duration.ofMinutes(5));
    assertThat(updates()).hasSize(1);
  }

  @Test
  void theLastRoomIsKeptForWhatMusterNotesItself() {
    disk.says(Disk.RESERVE - 1);

    assertThat(ana.types(room, "note seen before")).contains(FULL);
    bot.passes(Duration.ofMinutes(30));
    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges()).hasSize(2);
    assertThat(bot.incident("INC-1").pulse().nudges()).isEqualTo(2);
  }

  @Test
  void aStartOnAFullDiskCanBeReadFrom() {
    disk.fills();
    bot.restarts();

    assertThat(ana.types("list")).contains("checkout is down");
    assertThat(ana.types(room, "note seen before")).contains(FULL);
    disk.isFreed();
    assertThat(ana.types(room, "note seen before")).doesNotContain(FULL);
  }

  @Test
  void aWriteThatFailsIsGoneOrLastsAndSaysWhich(@TempDir Path other) {
    FullDisk small = new FullDisk(other);
    try (Database database = small.database()) {
      database.change(t -> WritesUntilKilled.insert(t, 1, 10));
      small.fills();
      assertThatThrownBy(() -> database.change(t -> WritesUntilKilled.insert(t, 2, 10)))
          .isInstanceOf(StoreFull.class);
      assertThat(database.condition().writable()).isFalse();
      assertThat(count(database)).isEqualTo(1);
      small.isFreed();
      database.change(t -> WritesUntilKilled.insert(t, 3, 10));
      assertThat(count(database)).isEqualTo(2);
    }
  }

  private static long count(Database database) {
    return database.read(
        h -> h.createQuery("select count(*) from incident").mapTo(Long.class).one());
  }

  private List<String> nudges() {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }

  private List<String> updates() {
    return room.messages().stream()
        .filter(message -> message.contains("no room left") && message.contains("pdate"))
        .filter(message -> !message.contains("always up to date"))
        .toList();
  }
}
