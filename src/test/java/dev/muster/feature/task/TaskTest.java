package dev.muster.feature.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TaskTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-3 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aTaskIsOnTheHeadlineUntilItIsDone() {
    assertThat(ana.types(room, "task roll back <@" + ben.id() + "> the *deploy* 30m"))
        .contains("Task 1 is recorded. It appears in");

    assertThat(room.lastMessage()).contains("*Task 1*", "roll back", "<@" + ben.id() + ">");
    assertThat(room.headline()).contains("In progress", "roll back", "<@" + ben.id() + ">");
    assertThat(ana.types(room, "task")).contains("roll back");

    assertThat(ben.types(room, "done 1")).contains("Task 1 is done.");
    assertThat(room.headline()).doesNotContain("In progress");
    assertThat(ben.types(room, "done 1")).contains("Task 1 is done already");
    assertThat(ben.types(room, "done 2")).contains("There is no task 2");
    assertThat(ben.types(room, "done")).contains("No task is open.");
    assertThat(ana.types(room, "task")).contains("No task is open.");
  }

  @Test
  void itsOwnerIsAskedOnceWhenItsTimeIsOver() {
    ana.types(room, "task roll back <@" + ben.id() + "> 30m");

    bot.passes(Duration.ofMinutes(29));
    assertThat(asked()).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(asked()).hasSize(1);
    assertThat(asked().get(0)).contains("<@" + ben.id() + ">", "is task 1 done? roll back");

    ben.presses(room, "15 more minutes");
    bot.passes(Duration.ofMinutes(14));
    assertThat(asked()).hasSize(1);
    bot.passes(Duration.ofMinutes(2));
    assertThat(asked()).hasSize(2);

    ben.presses(room, "Done");
    bot.passes(Duration.ofHours(2));
    assertThat(asked()).hasSize(2);
    assertThat(room.messages()).anyMatch(m -> m.contains("*Task 1* is done"));
  }

  @Test
  void aTaskThatNobodyHasIsTakenWithAButton() {
    ana.types(room, "task look at the logs");
    assertThat(room.headline()).contains("nobody yet");

    ben.presses(room, "I do it");

    assertThat(room.headline()).contains("look at the logs · <@" + ben.id() + ">");
    assertThat(ana.types(room, "task 1 <@" + ana.id() + "> 10m")).contains("Task 1 is changed");
    assertThat(room.headline()).contains("<@" + ana.id() + "> · until");
    assertThat(ana.types(room, "task 1")).contains("Say who does task 1");
    assertThat(ana.types(room, "task 15m")).contains("Say what is to be done");
  }

  private List<String> asked() {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }
}
