package dev.muster.slack.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Status;
import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A right is kept for a group, and Slack does not say who is in it. */
final class SlackCantSayTest {
  private static final Playbook KEPT = Playbooks.withRights("{close: [\"@oncall\"]}");

  @Test
  void whoWasInItLastStillMayAndOthersStillMayNot() {
    try (BotUnderTest bot = BotUnderTest.with(KEPT)) {
      Room room = resolved(bot);
      bot.person("eva").types(room, "close nothing to learn");
      bot.passes(Duration.ofHours(1));
      fails(bot, "usergroups.list");
      fails(bot, "usergroups.users.list");

      assertThat(bot.person("eva").types(room, "close nothing to learn"))
          .isEqualTo("Only @oncall may close an incident here. Ask one of them.");
      assertThat(bot.person("ben").types(room, "close nothing to learn"))
          .isEqualTo("*INC-1* is closed.");
    }
  }

  @Test
  void whereNothingIsKnownNobodyIsLetThroughAndToldWhatToDo() {
    try (BotUnderTest bot = BotUnderTest.with(KEPT)) {
      fails(bot, "usergroups.list");
      bot.restarts(); // with an empty store: nothing is remembered
      Room room = resolved(bot);

      assertThat(bot.person("ben").types(room, "close nothing to learn"))
          .isEqualTo(
              "Only @oncall may close an incident here. Ask one of them. Slack can't tell now who is"
                  + " in @oncall. Try again in a minute.");
      assertThat(bot.incident("INC-1").status()).isEqualTo(Status.RESOLVED);

      bot.hands().does("fault", Map.of("clear", true));
      closesInTime(bot, "ben", room);
    }
  }

  @Test
  void aSlackThatNeverAnswersHoldsUpNoAnswer() {
    try (BotUnderTest bot = BotUnderTest.with(KEPT)) {
      Room room = resolved(bot);
      bot.person("eva").types(room, "close nothing to learn");
      bot.passes(Duration.ofHours(1));
      bot.hands()
          .does("fault", Map.of("method", "usergroups.users.list", "delay_ms", 8_000, "times", 20));

      // The hand fails if no answer comes within Slack's three seconds.
      assertThat(bot.person("ben").types(room, "close nothing to learn"))
          .isEqualTo("*INC-1* is closed.");
    }
  }

  @Test
  void aGroupThatSlackDoesNotHaveIsNamed() {
    try (BotUnderTest bot = BotUnderTest.with(Playbooks.withRights("{close: [\"@sceurity\"]}"))) {
      Room room = resolved(bot);

      assertThat(bot.person("ben").types(room, "close nothing to learn"))
          .isEqualTo(
              "Only @sceurity may close an incident here. Ask one of them. Slack has no user group"
                  + " @sceurity: whoever keeps the playbook has to correct that.");
    }
  }

  @Test
  void aPersonIsMeantByMemberIdOrByUserName() {
    try (BotUnderTest bot =
        BotUnderTest.with(Playbooks.withRights("{close: [\"@dev\"], cancel: [\"@U0EVA00005\"]}"))) {
      Room room = resolved(bot);
      assertThat(bot.person("eva").types(room, "close nothing to learn"))
          .startsWith("Only @dev may close");
      closesInTime(bot, "dev", room);

      bot.person("ana").types(room, "reopen it is back");
      assertThat(bot.person("dev").types(room, "cancel false alarm")).startsWith("Only @U0EVA");
      assertThat(bot.person("eva").types(room, "cancel false alarm")).contains("is cancelled");
    }
  }

  @Test
  void whereNothingIsKeptSlackIsAskedNothing() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Room room = resolved(bot);
      int before = calls(bot).size();

      Person eva = bot.person("eva");
      eva.types(room, "reopen it is back");
      eva.types(room, "severity SEV-4 hardly anybody");
      eva.types(room, "severity");
      eva.submits(Map.of("level", "SEV-4", "why", "few"));
      eva.types(room, "cancel");
      eva.submits(Map.of("reason", "false-alarm"));

      assertThat(calls(bot).subList(before, calls(bot).size()))
          .isNotEmpty()
          .noneMatch(
              m -> m.startsWith("usergroups.") || m.startsWith("users.") || m.contains("members"));
    }
  }

  private static Room resolved(BotUnderTest bot) {
    Room room = bot.person("ana").declares("SEV-3 checkout is down");
    bot.person("ana").types(room, "resolve rolled back");
    return room;
  }

  /** On a machine that is busy Slack's answer may come too late, and they are told to try again. */
  private static void closesInTime(BotUnderTest bot, String who, Room room) {
    Eventually.is(
        who + " closes it",
        () -> bot.person(who).types(room, "close nothing to learn").equals("*INC-1* is closed."));
  }

  private static void fails(BotUnderTest bot, String method) {
    bot.hands().does("fault", Map.of("method", method, "http_status", 503, "times", 1000));
  }

  private static List<String> calls(BotUnderTest bot) {
    return bot.hands().get("calls?since=0").path("calls").findValuesAsText("method");
  }
}
