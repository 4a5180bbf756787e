package dev.muster.feature.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NudgeAfterRestartTest {
  @TempDir Path directory;

  @Test
  void whatFellDueMeanwhileComesOnceAndSaysThatItIsLate() {
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(directory))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");

      bot.away(Duration.ofHours(3));

      assertThat(nudges(room)).hasSize(1);
      assertThat(nudges(room).get(0))
          .contains("This nudge was due at <!date^")
          .contains("2026-03-02 10:30 UTC")
          .contains("I was away, so it is late.");
      bot.passes(Duration.ofMinutes(9));
      assertThat(nudges(room)).hasSize(1);
      bot.passes(Duration.ofMinutes(1));
      assertThat(nudges(room)).hasSize(2);
      assertThat(nudges(room).get(1)).contains("one nudge went unanswered").doesNotContain("late");
    }
  }

  @Test
  void aRestartInBetweenChangesNothing() {
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(directory))) {
      Room room = bot.person("ana").declares("SEV-1 checkout is down");
      bot.passes(Duration.ofMinutes(20));

      bot.restarts();
      bot.passes(Duration.ofMinutes(9));
      assertThat(nudges(room)).isEmpty();
      bot.passes(Duration.ofMinutes(1));
      assertThat(nudges(room)).hasSize(1);

      bot.restarts();
      assertThat(nudges(room)).hasSize(1);
      assertThat(nudges(room).get(0)).doesNotContain("late");
    }
  }

  private static List<String> nudges(Room room) {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }
}
