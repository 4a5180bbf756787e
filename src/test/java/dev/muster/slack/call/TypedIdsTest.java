package dev.muster.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Slack turned into an id needs no list of Slack's, and works where it gives none. */
final class TypedIdsTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private Room room;

  @BeforeEach
  void slackTellsNeitherGroupsNorPeople() {
    for (String method : new String[] {"usergroups.list", "users.list", "usergroups.users.list"}) {
      bot.hands()
          .does("fault", Map.of("method", method, "error", "plan_upgrade_required", "times", 999));
    }
    bot.restarts();
    room = ana.declares("SEV-3 a typo");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private String group() {
    for (JsonNode group : bot.hands().get("state").path("usergroups")) {
      if (group.path("handle").asText().equals("oncall")) {
        return group.path("id").asText();
      }
    }
    throw new AssertionError();
  }

  @Test
  void aTypedGroupIsMentioned() {
    ana.types(room, "page @oncall wake up");

    assertThat(room.messages())
        .anyMatch(m -> m.contains("wake up") && m.contains("<!subteam^" + group() + ">"));
  }

  @Test
  void aTypedPersonIsCalled() {
    ana.types(room, "page <@" + bot.person("eva").id() + "> wake up");

    assertThat(bot.person("eva").direct().messages()).anyMatch(m -> m.contains("wake up"));
    assertThat(room.members()).contains("eva");
  }
}
