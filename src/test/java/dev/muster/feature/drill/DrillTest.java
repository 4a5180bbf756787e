package dev.muster.feature.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.Database;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.DrillEvent.DrillTold;
import dev.muster.incident.DrillEvent.Verdict;
import dev.muster.incident.DrillEvent.Voice;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.playbook.Playbook;
import dev.muster.store.IncidentQuery;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A team practises. */
@Timeout(180)
final class DrillTest {
  /** Everybody whom a playbook can call or tell is somewhere in it. */
  private static final Playbook ALL_ARE_CALLED =
      Playbooks.with(
          """
          audiences:
            leadership: {title: Leadership, channel: "general"}
            status_page: {title: Status page, url: "https://status.example.com"}
          on_call:
            primary: {title: Primary on-call, rotation: {people: ["@dev"], day: mon, at: "09:00", since: 2026-03-02}}
            pager: {title: Platform, pager: {title: PagerDuty, url: "https://pager.example.com/p"}}
          ladder:
            - {name: First line, call: [primary, "@ana"], after: 5m, while: not acknowledged, answer_within: 5m}
            - {name: Managers, call: ["@eva", "@oncall", pager], after: 20m, while: not acknowledged}
            - {name: Executives, call: ["@fay"], after: 40m, while: not resolved}
          situations:
            - {name: data loss, advice: [Stop writes], call: ["@gus"]}
          """,
          """
          ladder:
            - name: Responders
              call: ["@oncall"]
              after: {SEV-1: response target, SEV-2: response target}
              while: not acknowledged
          """);

  @TempDir Path directory;

  @Test
  void theDatabasePoolIsPlayedFromStartToScorecard() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      assertThat(ana.types("drill database-pool"))
          .contains("*DRILL-INC-1* begins: Database pool exhausted.");
      Room room = room(bot, "DRILL-INC-1");
      assertThat(room.name()).startsWith("drill-inc-1");
      assertThat(room.messages())
          .anySatisfy(m -> assertThat(m).contains("the drill begins").contains("Take command"))
          .anySatisfy(m -> assertThat(m).contains("*Monitoring*: High latency"));

      ana.types(room, "take");
      ana.types(room, "update pages hang, we look into it");
      bot.passes(Duration.ofMinutes(9));
      assertThat(told(room))
          .containsExactly(Voice.ALERT, Voice.REPORT, Voice.ALERT, Voice.WRONG_TURN);

      ana.types(room, "decide we stop the report");
      ana.types(room, "status mitigating");
      bot.passes(Duration.ofMinutes(2));
      assertThat(told(room)).doesNotContain(Voice.FIX); // it takes four minutes
      bot.passes(Duration.ofMinutes(3));
      assertThat(room.lastMessage()).contains("Connections in use: 31 of 100");

      ana.types(room, "resolve the report was stopped");
      bot.passes(Duration.ofHours(3));
      // Once it is mended nobody complains any more.
      assertThat(told(room)).hasSize(5).endsWith(Voice.WRONG_TURN, Voice.FIX);
      assertThat(room.newest("Scorecard"))
          .contains("DRILL")
          .contains(":white_check_mark: *Time to detect*: 4 min, target: 8 min")
          .containsPattern(":white_check_mark: \\*Time to take command\\*: \\d+ s, target: 1 h")
          .containsPattern("\\*Time to the first update\\*: \\d+ s, target: 1 h")
          .contains(":white_check_mark: *Time to resolve*: 18 min, target: 45 min")
          .contains(":white_check_mark: *Updates late*: none")
          .contains("*Ladder steps reached*: none")
          .contains("Somebody commands before anybody debugs.");
      assertThat(room.events(DrillScored.class)).hasSize(1);
    }
  }

  @Test
  void aBadDeployThatNobodyAnswersIsToldOnceAndEndsByItself() {
    try (BotUnderTest bot = BotUnderTest.with(ALL_ARE_CALLED)) {
      bot.person("ana").types("drill bad-deploy");
      Room room = room(bot, "DRILL-INC-1");
      bot.passes(Duration.ofHours(3));

      assertThat(told(room)).hasSize(7).doesNotContain(Voice.FIX);
      assertThat(room.events(Cancelled.class)).hasSize(1);
      assertThat(room.newest("the drill is over")).contains("Cancelled");
      assertThat(room.newest("Scorecard"))
          .contains(":x: *Time to detect*: never, target: 5 min")
          .contains("*Time to take command*: never, target: 15 min")
          .contains(":x: *Time to resolve*: never, target: 30 min")
          .contains("*Ladder steps reached*: First line, Managers, Executives; because nobody")
          .contains("Next time: Answer a call at once")
          .doesNotContain("Guard items");
      assertThat(room.events(DrillScored.class)).hasSize(1);
      assertThat(bot.bot().nextDue().filter(at -> at.isBefore(bot.now().plusSeconds(3600))))
          .isEmpty();
    }
  }

  @Test
  void aSecurityBreachIsPrivateAndNothingOfItIsOutsideOfItsChannel() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      assertThat(ana.types("drill security-breach"))
          .contains("a private drill")
          .doesNotContain("key");
      Room room = room(bot, "DRILL-INC-1");
      assertThat(room.json().path("is_private").asBoolean()).isTrue();
      assertThat(room.members()).containsExactly("ana");

      ana.types(room, "take");
      bot.passes(Duration.ofMinutes(16));
      ana.types(room, "decide revoke the key");
      bot.passes(Duration.ofMinutes(6));
      assertThat(told(room)).endsWith(Voice.FIX);
      ana.types(room, "resolve the key is revoked");
      bot.settled();

      assertThat(room.newest("Scorecard"))
          .contains("*Time to resolve*: 42 min, target: 1 h 15 min");
      assertThat(bot.room("incidents").messages()).isEmpty();
      assertThat(bot.room("general").messages()).isEmpty();
      assertThat(bot.person("ben").types("list drills")).contains("no drill yet");
      assertThat(bot.person("ben").opensHome().toString()).doesNotContain("DRILL");
      assertThat(bot.bot().incidents().openCount()).isZero();
    }
  }

  @Test
  void atTenTimesTheSpeedAllGoesTenTimesAsFastAndTheCardScalesBack() {
    try (BotUnderTest bot = BotUnderTest.with(ALL_ARE_CALLED)) {
      Person ana = bot.person("ana");
      ana.types("drill x10 database-pool");
      Room room = room(bot, "DRILL-INC-1");
      bot.passes(Duration.ofSeconds(31)); // five minutes and a bit of the story
      assertThat(told(room)).startsWith(Voice.ALERT, Voice.REPORT).doesNotContain(Voice.WRONG_TURN);
      assertThat(room.messages())
          .anySatisfy(m -> assertThat(m).contains("Now it is for *First line*"));

      ana.types(room, "take");
      bot.passes(Duration.ofMinutes(6).plusSeconds(10)); // an update each hour
      assertThat(room.messages()).anySatisfy(m -> assertThat(m).contains("A status update on"));
      ana.types(room, "update the pool is empty");
      ana.types(room, "status mitigating");
      bot.passes(Duration.ofSeconds(30));
      ana.types(room, "resolve done");
      bot.settled();

      String card = room.newest("Scorecard");
      assertThat(card)
          .contains("at ×10 a minute counts as ten")
          .containsPattern(
              ":x: \\*Time to detect\\*: (9|10) min, target: 8 min, 1 min over|:x:"
                  + " \\*Time to detect\\*: 10 min, target: 8 min, 2 min over")
          .containsPattern("\\*Time to take command\\*: [56] min, target: 1 h")
          .containsPattern("\\*Updates late\\*: 1, by [78] min|\\*Updates late\\*: 1, by [67] min");
      assertThat(score(room, "Time to resolve")).isEqualTo(Verdict.MISSED);
    }
  }

  @Test
  void killedInTheMiddleItGoesOnWhereItWasAndTellsNothingTwice() {
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(directory))) {
      Person ana = bot.person("ana");
      ana.types("drill database-pool");
      Room room = room(bot, "DRILL-INC-1");
      bot.passes(Duration.ofMinutes(4));
      bot.isKilledAndStartsAgain();
      bot.passes(Duration.ofMinutes(3));
      assertThat(told(room)).containsExactly(Voice.ALERT, Voice.REPORT, Voice.ALERT);

      bot.away(Duration.ofMinutes(7).plusSeconds(20)); // two steps are due meanwhile
      List<DrillTold> told = room.events(DrillTold.class);
      assertThat(told).hasSize(5);
      assertThat(told.get(3).missed()).isPresent();
      assertThat(told.get(4).missed()).isEmpty();
      assertThat(room.newest("The CPU of the database")).contains("I was away, so it is late");

      ana.types(room, "cancel that was enough");
      bot.isKilledAndStartsAgain();
      bot.settled();
      assertThat(room.events(DrillScored.class)).hasSize(1);
      assertThat(room.messages().stream().filter(m -> m.contains("*Scorecard*"))).hasSize(1);
      bot.passes(Duration.ofHours(1));
      assertThat(room.events(DrillTold.class)).hasSize(5);
    }
  }

  @Test
  void aDrillPagesNobodyOutside() {
    try (BotUnderTest bot = BotUnderTest.with(ALL_ARE_CALLED)) {
      Person ana = bot.person("ana");
      ana.types("drill bad-deploy");
      Room room = room(bot, "DRILL-INC-1");
      bot.passes(Duration.ofMinutes(50));
      ana.types(room, "page @oncall we need you");
      ana.types(room, "page <@" + bot.person("eva").id() + "> and you");
      ana.types(room, "escalate data loss");
      ana.types(room, "tell leadership it hurts");
      ana.types(room, "tell status_page it hurts");
      ana.types(room, "severity SEV-3 not so bad");
      ana.types(room, "severity SEV-1");
      bot.passes(Duration.ofMinutes(30));

      List<String> out = new ArrayList<>();
      for (JsonNode call : bot.hands().get("calls?since=0").path("calls")) {
        String method = call.path("method").asText();
        if (method.equals("conversations.invite")) {
          assertThat(call.path("args").path("users").asText()).isEqualTo(ana.id());
        } else if (method.startsWith("chat.")) {
          out.add(call.path("args").toString());
          String to = call.path("args").path("channel").asText();
          assertThat(to).isIn(room.id(), "incidents", bot.room("incidents").id(), ana.id());
        }
      }
      for (String outsider : List.of("ben", "chi", "dev", "eva", "fay", "gus", "hal")) {
        assertThat(out).noneSatisfy(m -> assertThat(m).contains(bot.person(outsider).id() + ">"));
      }
      assertThat(out).noneSatisfy(m -> assertThat(m).contains("subteam"));
      assertThat(room.members()).containsExactly("ana");
      assertThat(room.messages())
          .anySatisfy(
              m ->
                  assertThat(m)
                      .contains("Would be called, were this no drill: Primary on-call: @dev")
                      .contains("@ana, here: <@" + ana.id() + ">"))
          .anySatisfy(m -> assertThat(m).contains("Would be called, were this no drill: @oncall"))
          .anySatisfy(m -> assertThat(m).contains("were this no drill: whoever was named."))
          .anySatisfy(
              m -> assertThat(m).contains("#general (this is shown here and sent to nobody)"))
          .anySatisfy(m -> assertThat(m).contains("In a drill nothing leaves this channel"))
          .filteredOn(m -> !m.contains("has joined the channel"))
          .allSatisfy(m -> assertThat(m).contains("DRILL"));
      assertThat(bot.room("general").messages()).isEmpty();
    }
  }

  @Test
  void itIsMarkedEverywhereAndStaysOutOfListsAndCounts() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      Person ben = bot.person("ben");
      ana.types("drill bad-deploy");
      Room room = room(bot, "DRILL-INC-1");

      assertThat(room.headline()).contains("DRILL: Errors after a deploy").contains("practice");
      assertThat(room.topic()).contains("DRILL");
      assertThat(room.json().path("purpose").toString()).contains("DRILL");
      assertThat(bot.room("incidents").lastMessage())
          .contains("DRILL-INC-1")
          .contains("this is practice");
      assertThat(ben.types("list")).contains("No incident is open");
      assertThat(ben.types("list recent")).doesNotContain("DRILL");
      assertThat(ben.types("list deploy")).doesNotContain("DRILL");
      assertThat(ben.types("list drills")).contains("DRILL-INC-1");
      assertThat(ana.types("list mine")).doesNotContain("DRILL");
      assertThat(bot.bot().incidents().find(new IncidentQuery.Recent(9))).isEmpty();
      assertThat(bot.bot().incidents().openCount()).isZero();
      assertThat(ben.opensHome().toString())
          .contains("Nothing is open")
          .contains("Drills: this is practice")
          .contains("DRILL-INC-1");
      ben.types("join DRILL-INC-1");
      assertThat(room.members()).contains("ana", "ben");

      // A real one of the same words is another one, and is not said to be the same.
      ben.types("declare SEV-1 Errors after a deploy");
      assertThat(bot.incident("INC-1").isDrill()).isFalse();
      ben.types("drill bad-deploy");
      assertThat(ben.types("list drills")).containsSubsequence("DRILL-INC-2", "DRILL-INC-1");
      assertThat(ana.types(room, "timeline")).contains("DRILL");
    }
  }

  @Test
  void itIsChosenInAForm() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      ana.types("drill");
      assertThat(ana.choices("scenario"))
          .containsExactly("database-pool", "bad-deploy", "security-breach");
      ana.submits(Map.of("scenario", "bad-deploy", "speed", "x10"));
      assertThat(bot.incident("DRILL-INC-1").identity().drill().orElseThrow().speed())
          .isEqualTo(10);
      assertThat(bot.incident("DRILL-INC-1").severity().name()).isEqualTo("SEV-1");
    }
  }

  @Test
  void whatCannotBePlayedIsSaidWithWhatCan() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      assertThat(ana.types("drill databse-pool"))
          .contains("Did you mean `database-pool`?")
          .contains("`security-breach`");
      assertThat(ana.types("drill bad-deploy x7")).contains("`x7` is no speed");
      assertThat(ana.types("drill bad-deploy please")).contains("`please` is no speed");
      assertThat(bot.bot().incidents().find(new IncidentQuery.Drills(9))).isEmpty();
    }
  }

  @Test
  void resolvedBeforeTheFixAndBegunAgainItIsScoredTwice() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      ana.types("drill bad-deploy x10");
      Room room = room(bot, "DRILL-INC-1");
      ana.types(room, "resolve it looks fine");
      bot.settled();
      assertThat(room.newest("Scorecard")).contains("before the fix worked");

      ana.types(room, "reopen it does not");
      bot.passes(Duration.ofSeconds(40));
      assertThat(told(room))
          .startsWith(Voice.ALERT, Voice.REPORT, Voice.WRONG_TURN)
          .doesNotContain(Voice.FIX);
      assertThat(room.events(DrillTold.class).stream().map(DrillTold::part))
          .doesNotHaveDuplicates();
      ana.types(room, "status mitigating");
      bot.passes(Duration.ofMinutes(1));
      assertThat(told(room)).endsWith(Voice.FIX);
      ana.types(room, "resolve rolled back");
      bot.settled();
      assertThat(room.events(DrillScored.class)).hasSize(2);
      assertThat(room.lastMessage()).contains("Scorecard").doesNotContain("before the fix");
    }
  }

  private static Room room(BotUnderTest bot, String id) {
    return bot.room(bot.incident(id).room().name().orElseThrow());
  }

  private static List<Voice> told(Room room) {
    return room.events(DrillTold.class).stream().map(DrillTold::voice).toList();
  }

  private static Verdict score(Room room, String what) {
    return room.events(DrillScored.class).stream()
        .flatMap(scored -> scored.scores().stream())
        .filter(score -> score.what().equals(what))
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
