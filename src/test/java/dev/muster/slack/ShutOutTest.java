package dev.muster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.LogTrap;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slack refuses whatever the app asks, for a while. */
@Timeout(120)
final class ShutOutTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  private void everyMethodIs(String error, String span) {
    bot.hands().does("fault", Map.of("error", error, "for", span));
  }

  private String typed(Room room, String words) {
    return bot.hands().types("ana", room.name(), words).path("response").path("text").asText();
  }

  private static List<String> saying(Room room, String words) {
    return room.messages().stream().filter(message -> message.contains(words)).toList();
  }

  @Test
  void whatFellDueMeanwhileIsSaidOnceItIsLetInAgain() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(1));
    everyMethodIs("token_revoked", "PT40M");

    typed(room, "update we roll back");
    bot.passes(Duration.ofMinutes(45));

    assertThat(saying(room, "we roll back")).isNotEmpty();
    assertThat(saying(room, ":warning:")).isEmpty();
    assertThat(room.messages().stream().filter(m -> m.contains("update")).toList())
        .as("the nudge that fell due comes too")
        .hasSizeGreaterThan(1);
    assertThat(bot.bot().shutOut()).isEmpty();
  }

  @Test
  void itIsSaidToWhoAsksToTheProbeAndToTheMetricsAndLoggedOnce() {
    Room room = ana.declares("SEV-1 checkout is down");
    try (LogTrap log = new LogTrap()) {
      everyMethodIs("account_inactive", "PT10M");
      typed(room, "note one");
      typed(room, "update two");
      bot.settled();

      assertThat(bot.bot().shutOut())
          .hasValueSatisfying(why -> assertThat(why).contains("reinstall"));
      assertThat(typed(room, "note three"))
          .contains("Nothing that Muster posts arrives now")
          .contains("removed from this workspace");
      assertThat(bot.bot().meters().scrape()).contains("muster_slack_shut_out 1.0");
      bot.passes(Duration.ofMinutes(8));
      assertThat(log.all().split("Slack refuses whatever Muster asks", -1)).hasSize(2);
      bot.passes(Duration.ofMinutes(4));

      assertThat(log.all()).contains("Slack lets Muster in again");
    }
    assertThat(bot.bot().shutOut()).isEmpty();
    assertThat(typed(room, "note four")).doesNotContain("arrives now");
    assertThat(saying(room, "two")).isNotEmpty();
  }

  @Test
  void meanwhileSlackIsAskedAboutTheTokenAndAboutNothingElse() {
    Room room = ana.declares("SEV-1 checkout is down");
    everyMethodIs("token_revoked", "PT60M");
    for (int i = 0; i < 5; i++) {
      typed(room, "update " + i);
    }
    bot.settled();
    int before = bot.hands().get("calls?since=0").path("calls").size();

    bot.passes(Duration.ofMinutes(30));

    var calls = bot.hands().get("calls?since=" + before).path("calls");
    assertThat(calls).hasSizeBetween(20, 60);
    calls.forEach(call -> assertThat(call.path("method").asText()).isEqualTo("auth.test"));
  }

  @Test
  void whereOnlyOneMethodIsRefusedTheOthersGoOn() {
    Room room = ana.declares("SEV-1 checkout is down");
    bot.hands()
        .does(
            "fault",
            Map.of("method", "chat.postMessage", "error", "accesslimited", "for", "PT20M"));
    typed(room, "update we roll back");
    bot.passes(Duration.ofMinutes(1));
    assertThat(bot.bot().shutOut()).as("auth.test is good").isEmpty();
    typed(room, "severity SEV-2 not so bad");
    bot.passes(Duration.ofMinutes(2));
    assertThat(room.topic()).contains("SEV-2");

    bot.passes(Duration.ofMinutes(20));

    assertThat(saying(room, "we roll back")).isNotEmpty();
  }
}
