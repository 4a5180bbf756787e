package dev.muster.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More accounts than may be listed in a minute. */
final class LargeWorkspaceTest {
  private static final int ACCOUNTS = 25_000;

  /** Neither a bot nor deactivated, and on the last page. */
  private static final String LATE = "user24999";

  private BotUnderTest bot =
      BotUnderTest.inWorkspaceOf(ACCOUNTS, Map.of("oncall", List.of("ben", "chi")));

  private Person ana = bot.person("ana");

  private void withoutAnyGroup() {
    bot.close();
    bot = BotUnderTest.inWorkspaceOf(ACCOUNTS, Map.of());
    ana = bot.person("ana");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  /** As a name in the form: what Slack knows as it is typed it sends as an id. */
  private void calls(Room room, String name, String why) {
    ana.types(room, "page");
    ana.submits(Map.of("groups", "@" + name, "why", why));
    bot.settled();
  }

  private long calls(String method) {
    long calls = 0;
    for (JsonNode call : bot.hands().get("calls?since=0").path("calls")) {
      calls += call.path("method").asText().equals(method) ? 1 : 0;
    }
    return calls;
  }

  private static List<String> saying(Room room, String words) {
    return room.messages().stream().filter(message -> message.contains(words)).toList();
  }

  @Test
  void aPageGoesOutAtOnceAndWhoCouldNotBeFoundIsCalledOnceFound() {
    Room room = ana.declares("SEV-1 checkout is down");

    calls(room, LATE, "please look");

    assertThat(saying(room, "please look")).as("at once, with the words").hasSize(1);
    assertThat(saying(room, "Not found yet"))
        .singleElement()
        .asString()
        .contains("@" + LATE, "Slack's list of people is long");
    assertThat(room.members()).doesNotContain(LATE);

    bot.passes(Duration.ofMinutes(3));

    assertThat(room.newest("please look")).contains("<@" + bot.person(LATE).id() + ">");
    assertThat(bot.person(LATE).direct().messages())
        .filteredOn(message -> message.contains("please look"))
        .hasSize(1);
    assertThat(room.members()).contains(LATE);
    assertThat(calls("users.list")).as("each page once").isEqualTo(25);
  }

  @Test
  void somebodyElseIsCalledMeanwhile() {
    Room room = ana.declares("SEV-1 checkout is down");

    calls(room, LATE, "please look");
    calls(room, "oncall", "and you too");

    assertThat(bot.person("ben").direct().messages()).anyMatch(m -> m.contains("and you too"));
  }

  @Test
  void aPersonOnTheFirstPagesIsCalledAtOnce() {
    Room room = ana.declares("SEV-1 checkout is down");

    calls(room, "user1501", "please look");

    assertThat(room.members()).contains("user1501");
    assertThat(saying(room, "Not found yet")).isEmpty();
  }

  @Test
  void aMissingHandleIsSaidOnceItIsSureAndNobodyIsAskedForEver() {
    withoutAnyGroup();

    Room room = ana.declares("SEV-1 checkout is down");
    assertThat(room.members()).as("nobody waits for it").contains("ana");
    assertThat(saying(room, ":warning:")).isEmpty();

    bot.passes(Duration.ofMinutes(5));
    assertThat(saying(room, "invite @oncall"))
        .singleElement()
        .asString()
        .contains("there is no such user group here, and no such person");

    bot.passes(Duration.ofHours(20));
    assertThat(calls("users.list")).isEqualTo(25);
  }

  @Test
  void aCursorThatExpiresBeginsTheWalkAgain() {
    Room room = ana.declares("SEV-1 checkout is down");
    calls(room, "user1501", "you are on the second page");
    bot.hands()
        .does("fault", Map.of("method", "users.list", "error", "invalid_cursor", "times", 1));

    calls(room, LATE, "please look");
    bot.passes(Duration.ofMinutes(5));

    assertThat(room.members()).contains(LATE);
  }

  @Test
  void deactivatedPeopleAndBotsAreNobody() {
    Room room = ana.declares("SEV-1 checkout is down");

    calls(room, "user24996", "he left");
    calls(room, "bot1500", "it is a machine");
    bot.passes(Duration.ofMinutes(5));

    assertThat(saying(room, "there is no such user group and no such person here")).hasSize(2);
  }
}
