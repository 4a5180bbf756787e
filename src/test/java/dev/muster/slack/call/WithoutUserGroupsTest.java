package dev.muster.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack's free plan has no user groups; a playbook may name people there. */
final class WithoutUserGroupsTest {
  private final BotUnderTest bot =
      BotUnderTest.among(
          Map.of("oncall", List.of("ben")),
          Playbooks.with("  SEV-1: [\"@eva\"]", "  SEV-1: [\"@oncall\"]"));

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void peopleAreFoundByNameAllTheSame() {
    bot.hands()
        .does(
            "fault",
            Map.of("method", "usergroups.list", "error", "plan_upgrade_required", "times", 999));
    bot.restarts();
    Person ana = bot.person("ana");

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(room.members()).contains("eva");
  }
}
