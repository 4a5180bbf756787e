package dev.muster.feature.after;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AfterTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void thePostMortemIsAskedForOnceWhenItIsDue() {
    ana.types(room, "take");
    ana.types(room, "resolve rolled back");

    bot.passes(Duration.ofHours(47));
    assertThat(asked()).isEmpty();
    bot.passes(Duration.ofHours(1));
    bot.passes(Duration.ofDays(3));

    assertThat(asked()).hasSize(1);
    assertThat(asked().get(0)).contains("<@" + ana.id() + ">", "post-mortem of INC-1 is due now");
  }

  @Test
  void theWarRoomIsArchivedAfterItsTimeAndNotIfItIsBackBefore() {
    ana.types(room, "resolve rolled back");
    ana.types(room, "close nothing to learn");
    bot.passes(Duration.ofDays(6));
    ana.types(room, "reopen it is back");
    bot.passes(Duration.ofDays(2));
    assertThat(room.json().path("is_archived").asBoolean()).isFalse();

    ana.types(room, "resolve rolled back again");
    ana.types(room, "close nothing to learn");
    bot.passes(Duration.ofDays(7));

    assertThat(room.json().path("is_archived").asBoolean()).isTrue();
  }

  @Test
  void whatSlackRefusesIsSaidInWords() {
    ana.types(room, "resolve rolled back");
    ana.types(room, "close nothing to learn");
    bot.hands()
        .does(
            "fault",
            java.util.Map.of("method", "conversations.archive", "error", "restricted_action"));

    bot.passes(Duration.ofDays(7));

    assertThat(room.lastMessage()).contains("I could not archive the war room: ");
  }

  private List<String> asked() {
    return room.messages().stream().filter(m -> m.contains("is due now")).toList();
  }
}
