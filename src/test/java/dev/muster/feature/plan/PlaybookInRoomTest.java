package dev.muster.feature.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import dev.muster.testkit.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What else the playbook says of people, runbooks and the time after, as it is read in Slack. */
final class PlaybookInRoomTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.extended(
              """
              roles:
                scribe: {title: Scribe, duties: [Write down who decides what]}
              contacts:
                - {title: Legal, how: "legal@example.com, *never* <!channel>"}
              runbooks:
                - name: api-down
                  title: API down
                  suggested_by: [api]
                  fix: [Restart it]
                  checks: [{name: Health page, url: "http://127.0.0.1:1/secret-path"}]
              post_mortem:
                due: {SEV-1: 48h}
                review_within: 24h
                agenda: [{topic: Timeline, takes: 10m}, {topic: Causes, takes: 35m}]
              """));
  private final Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whomElseToTurnToIsAmongWho() {
    Room room = ana.declares("SEV-1 checkout is down");
    assertThat(Shown.of(ana.types(room, "who")).text())
        .contains("Legal legal@example.com, *never* <!channel>");
  }

  @Test
  void theReviewIsBookedWithTheResolve() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "resolve rolled back");
    assertThat(room.newest("*Resolved* by"))
        .contains("*Book the review* until <!date^", "2026-03-03", ", 45 min:")
        .contains("• Timeline, 10 min", "• Causes, 35 min");
  }

  @Test
  void whoCannotComeIntoTheRoomHearsOfTheirDutiesDirectly() {
    Room room = ana.declares("SEV-1 checkout is down");
    bot.hands()
        .does(
            "fault", Map.of("method", "conversations.invite", "error", "cant_invite", "times", 20));
    Person hal = bot.person("hal");
    ana.types(room, "role scribe <@" + hal.id() + ">");
    bot.passes(Duration.ofSeconds(30));

    assertThat(room.members()).doesNotContain("hal");
    assertThat(hal.direct().messages())
        .filteredOn(m -> m.contains("Write down who decides what"))
        .hasSize(1);
  }

  @Test
  void whatAPrivateIncidentsChecksSayStaysInItsRoom() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "api leaks", "severity", "SEV-1", "private", List.of("only-invited")));
    Room room = bot.room(bot.incident("INC-1").room().name().orElseThrow());
    ana.types(room, "runbook check api-down");

    assertThat(room.newest("not all is as it should be")).contains("Health page: can't be reached");
    assertThat(room.messages()).noneMatch(m -> m.contains("secret-path"));
    for (String elsewhere : List.of("general", "incidents")) {
      assertThat(bot.room(elsewhere).messages()).noneMatch(m -> m.contains("Health page"));
    }
    assertThat(bot.bot().meters().scrape()).doesNotContain("Health page", "leaks");
  }
}
