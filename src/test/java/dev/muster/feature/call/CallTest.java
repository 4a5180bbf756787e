package dev.muster.feature.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People who should talk to each other. */
@Timeout(120)
final class CallTest {
  private static final String DUE = "call_due: {SEV-1: 10m}\nladder: []\n";

  @Test
  void whereNoCallIsOneIsAskedForOnceAndTheLinkIsToldToAll() {
    try (BotUnderTest bot = BotUnderTest.with(Playbooks.withLadder(DUE))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      assertThat(ana.types(room, "nudges")).contains("Call: people should be on it by");
      bot.passes(Duration.ofMinutes(9));
      assertThat(asked(room)).isEmpty();

      bot.passes(Duration.ofMinutes(1));
      assertThat(asked(room)).hasSize(1);
      assertThat(asked(room).get(0)).contains("there is no call yet").contains("/incident call");

      ana.presses(room, "Add the link");
      assertThat(ana.submits(Map.of("url", "meet me")).toString()).contains("no address of a call");
      ana.submits(Map.of("url", "https://meet.example.com/a?b=1&c=2"));

      assertThat(room.lastMessage()).contains("Join the call").contains("<@" + ana.id() + ">");
      assertThat(room.headline()).contains("https://meet.example.com/a");
      bot.passes(Duration.ofHours(1));
      assertThat(asked(room)).hasSize(1);
    }
  }

  @Test
  void whereThereIsOneItIsTold() {
    try (BotUnderTest bot = BotUnderTest.with(Playbooks.withLadder(DUE))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      ana.types(room, "call https://meet.example.com/inc-1");
      assertThat(ana.types(room, "call https://meet.example.com/inc-1"))
          .contains("That is the call's address already");
      assertThat(ana.types(room, "call")).contains("<https://meet.example.com/inc-1|join it>");

      bot.passes(Duration.ofMinutes(10));

      assertThat(asked(room)).hasSize(1);
      assertThat(asked(room).get(0)).contains("<https://meet.example.com/inc-1|join the call>");
    }
  }

  @Test
  void whereSomebodyIsWantedAtOnceTheRoomIsAskedAndNothingIsLate() {
    try (BotUnderTest bot =
        BotUnderTest.with(Playbooks.with("response_target: immediately", "response_target: 15m"))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");

      assertThat(room.messages())
          .anyMatch(m -> m.contains("Who takes command of INC-1?") && m.contains("Take command"));
      assertThat(room.messages())
          .noneMatch(m -> m.contains("it is late") || m.contains(":hourglass:"));
      assertThat(ana.types(room, "timeline")).contains("SEV-1 wants somebody at once");
    }
  }

  private static List<String> asked(Room room) {
    return room.messages().stream()
        .filter(m -> m.contains("By now you should be talking to each other"))
        .toList();
  }
}
