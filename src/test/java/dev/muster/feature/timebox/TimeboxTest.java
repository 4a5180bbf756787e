package dev.muster.feature.timebox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimeboxTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.with(
              """
              archive_after: 7d
              timeboxes:
                - name: Diagnosis
                  within: 15m
                  until: identified
                  says: "Diagnosis is due: what do we know?"
              """,
              "archive_after: 7d"));
  private final Person ana = bot.person("ana");
  private final Room room = ana.declares("SEV-3 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void timeIsUpInThePlaybooksWords() {
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(14));
    assertThat(up()).isEmpty();

    bot.passes(Duration.ofMinutes(1));
    bot.passes(Duration.ofHours(1));

    assertThat(up()).hasSize(1);
    assertThat(up().get(0))
        .contains("<@" + ana.id() + ">", "*Diagnosis*", "what do we know?", "Post update");
  }

  @Test
  void withoutACommanderSomebodyIsAskedToTakeCommand() {
    bot.passes(Duration.ofMinutes(15));

    assertThat(up().get(0)).contains("Nobody commands this incident", "Take command");
  }

  @Test
  void whatIsReachedInTimeIsNotSaid() {
    ana.types(room, "status identified");
    bot.passes(Duration.ofHours(1));

    assertThat(up()).isEmpty();
  }

  private List<String> up() {
    return room.messages().stream().filter(m -> m.startsWith(":hourglass:")).toList();
  }
}
