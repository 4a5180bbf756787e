package dev.muster.feature.warroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The war room is archived: nobody is told that something was posted there. */
final class ArchivedRoomTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");

  @AfterEach
  void stop() {
    bot.close();
  }

  private void does(String hand, Person person, Room room) {
    bot.hands().does(hand, Map.of("user", person.name(), "channel", room.id()));
    bot.settled();
  }

  private void bringsMusterBack(Person person, Room room) {
    does("unarchive", person, room);
    bot.hands()
        .does("invite", Map.of("user", person.name(), "channel", room.id(), "invited", "muster"));
    Eventually.is(
        "Muster that knows it is back", () -> bot.incident("INC-1").room().obstacle().isEmpty());
    bot.settled();
  }

  @Test
  void aBotIsPutOutOfWhatIsArchivedAndCannotUnarchiveIt() {
    Room room = ana.declares("SEV-2 checkout is down");
    does("archive", ana, room);

    JsonNode answer = bot.slackAsMuster("conversations.unarchive", Map.of("channel", room.id()));

    assertThat(answer.path("error").asText()).isEqualTo("not_in_channel");
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();
  }

  @Test
  void whoReopensAnArchivedIncidentHearsWhatToDoAndThingsGoOnThen() {
    Room room = ana.declares("SEV-2 checkout is down");
    ben.types(room, "take");
    ben.types(room, "resolve rolled back");
    ben.types(room, "close no post-mortem needed");
    bot.passes(Duration.ofDays(8));
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();

    assertThat(ana.types("reopen INC-1 it is back"))
        .contains("Reopened *INC-1*.")
        .contains("is archived")
        .contains("`/invite @Muster`");
    assertThat(ana.types("update INC-1 we look")).contains("is recorded. That is not posted.");
    assertThat(ben.direct().newest("could not post")).contains("archived");
    assertThat(bot.room("incidents").lastMessage()).contains("is archived");

    bringsMusterBack(ana, room);

    assertThat(room.headline()).contains("we look").contains("Investigating");
    assertThat(room.newest("Muster can post here again")).contains("`/incident timeline`");
    assertThat(ana.types("update INC-1 we know more")).contains("in a moment");
    assertThat(room.newest("we know more")).isNotEmpty();
    assertThat(bot.room("incidents").lastMessage()).doesNotContain("is archived");
  }

  @Test
  void whatCouldNotBePostedIsTakenBackFromWhoWasToldOfIt() {
    Room room = ana.declares("SEV-2 checkout is down");
    ben.types(room, "take");
    does("archive", ana, room);

    ana.types("update INC-1 the cache is cold");

    assertThat(ana.direct().newest("the cache is cold"))
        .contains("was not posted in <#" + room.id() + ">")
        .contains("Unarchive it in Slack");
    assertThat(ana.types("timeline INC-1")).contains("Not posted:");
    assertThat(ana.types("decide INC-1 we wait")).contains("That is not posted.");
  }
}
