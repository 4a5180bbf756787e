package dev.muster.feature.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Status;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReopenAndCloseTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aReopenedIncidentGoesOnUnderItsCommander() {
    ben.types(room, "take");
    ana.types(room, "resolve rolled back");

    assertThat(ana.types(room, "reopen it is back in eu-west")).contains("Reopened *INC-1*.");

    assertThat(lastSaid(room))
        .contains("Reopened* by <@" + ana.id() + ">")
        .contains("<@" + ben.id() + ">, you are still incident commander.")
        .contains("> it is back in eu-west")
        .contains("The next update is due at")
        .contains("Post update")
        .doesNotContain("Take command");
    assertThat(room.headline()).contains("Investigating");
    assertThat(bot.incident("INC-1").status()).isEqualTo(Status.INVESTIGATING);
  }

  @Test
  void withoutACommanderTheRoomIsAskedForOne() {
    ana.types(room, "resolve rolled back");

    ana.presses(room, "Reopen");
    ana.submits(Map.of("why", "errors again"));

    assertThat(lastSaid(room))
        .contains("Nobody is incident commander.")
        .contains("> errors again")
        .contains("Take command");
  }

  @Test
  void withoutAReasonNothingIsReopened() {
    ana.types(room, "resolve rolled back");
    ana.types(room, "reopen");

    assertThat(ana.submits(Map.of("why", " ")).path("errors").has("why")).isTrue();
    assertThat(bot.incident("INC-1").isOpen()).isFalse();
  }

  @Test
  void anOpenIncidentIsNotReopened() {
    assertThat(ana.types(room, "reopen")).isEqualTo("It is open: nothing to reopen.");
    assertThat(ana.types(room, "reopen it is back")).isEqualTo("It is open: nothing to reopen.");
    assertThat(ana.hasForm()).isFalse();
  }

  @Test
  void aResolvedIncidentIsClosedAtOnce() {
    ana.types(room, "resolve rolled back");

    ana.presses(room, "Close");
    ana.submits(java.util.Map.of("why", "nothing to learn"));

    assertThat(lastSaid(room)).contains("Closed* by <@" + ana.id() + ">").contains("Reopen");
    assertThat(room.headline()).contains("Closed");
    assertThat(ana.types(room, "close nothing to learn")).isEqualTo("It is closed already.");
    assertThat(ana.types(room, "resolve")).contains("INC-1 is closed.").contains("reopen");
  }

  @Test
  void anOpenIncidentIsNotClosed() {
    assertThat(ana.types(room, "close nothing to learn"))
        .isEqualTo(
            "It is not resolved yet. Use `/incident resolve` first, or `/incident cancel` if it was"
                + " none.");
  }

  @Test
  void whatSlackDeliversTwiceIsSaidOnce() {
    ana.types(room, "resolve rolled back");
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.types(room, "close nothing to learn");
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.types(room, "reopen it is back");

    assertThat(room.messages()).filteredOn(m -> m.contains("*Closed* by")).hasSize(1);
    assertThat(room.messages()).filteredOn(m -> m.contains("*Reopened* by")).hasSize(1);
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    assertThat(ana.types("close")).contains("belongs in an incident's war room");
    assertThat(ana.types("reopen it is back")).contains("belongs in an incident's war room");
    ana.types("resolve INC-1 over");

    assertThat(ana.types("close INC-1 nothing to learn")).contains("is closed");
    assertThat(ana.types("reopen INC-1 it is back")).contains("Reopened *INC-1*.");
  }

  /** The newest message that is not about the topic, which is changed beside it. */
  private static String lastSaid(Room room) {
    List<String> said =
        room.messages().stream()
            .filter(m -> !m.startsWith("set the channel topic") && !m.contains(":clipboard:"))
            .toList();
    return said.get(said.size() - 1);
  }
}
