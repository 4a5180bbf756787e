package dev.muster.feature.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.EscalationEvent.Called;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody answers, or somebody does. */
@Timeout(120)
final class LadderTest {
  static final Playbook PLAYBOOK =
      Playbooks.withLadder(
          """
          on_call:
            primary:
              title: Primary on-call
              rotation: {people: ["@dev", "@ben"], day: mon, at: "09:00", since: 2026-03-02}
            pager:
              title: Platform
              pager: {title: PagerDuty, url: "https://pager.example.com/platform"}
          ladder:
            - name: First line
              call: [primary]
              after: {SEV-1: 5m, SEV-2: 30m}
              while: not acknowledged
              answer_within: 5m
            - name: Managers
              call: ["@eva", "@nobody", pager]
              after: {SEV-1: 20m}
              while: not acknowledged
              says: Decide who commands.
            - name: Executives
              call: ["@oncall"]
              after: {SEV-1: 2h}
              while: not resolved
          """);

  @TempDir Path directory;

  private final BotUnderTest bot = BotUnderTest.with(PLAYBOOK);
  private final Person ana = bot.person("ana");
  private final Person chi = bot.person("chi");
  private final Person dev = bot.person("dev");
  private final Person eva = bot.person("eva");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void nobodyAnswersAndEachStepIsTakenOnceAtItsTime() {
    bot.passes(Duration.ofHours(3));

    assertThat(climbed(bot))
        .containsExactly(
            "First line LADDER +5",
            "First line UNANSWERED +10",
            "Managers LADDER +20",
            "Executives LADDER +120");
    assertThat(calls(room)).hasSize(4);
    assertThat(calls(room).get(0))
        .contains("nobody is on it yet")
        .contains("*First line*")
        .contains("Primary on-call: <@" + dev.id() + "> (this week's turn)")
        .contains("I'm on it")
        .contains("Take command")
        .contains("Escalate further")
        .contains("Next on the ladder: *First line*");
    assertThat(calls(room).get(1)).contains("nobody answered, so I call once more");
    assertThat(calls(room).get(2))
        .contains("Decide who commands.")
        .contains("<@" + eva.id() + ">")
        .contains("@nobody")
        .contains("Page Platform in <https://pager.example.com/platform|PagerDuty>");
    assertThat(calls(room).get(3)).contains("<!subteam^S").doesNotContain("Escalate further");
    assertThat(room.members()).contains("dev", "eva", "ben", "chi");
    assertThat(room.messages())
        .anySatisfy(
            m -> assertThat(m).contains("I could not call @nobody").contains("/incident page"));
  }

  @Test
  void whoIsCalledIsToldDirectlyAndAnswersThere() {
    bot.passes(Duration.ofMinutes(5));
    Room direct = dev.direct();
    assertThat(direct.newest("You are called"))
        .contains("checkout is down")
        .contains("<#" + room.id() + ">");

    assertThat(dev.pressesAndIsTold(direct, "I'm on it"))
        .contains("It is noted that you are on INC-1.")
        .contains("<#" + room.id() + ">")
        .contains("/incident take");

    assertThat(room.lastMessage())
        .contains("<@" + dev.id() + "> is on it.")
        .contains("Nobody commands yet.");
    bot.passes(Duration.ofMinutes(40));
    assertThat(climbed(bot)).containsExactly("First line LADDER +5");
    assertThat(room.headline()).contains("On it").contains("<@" + dev.id() + ">");
  }

  @Test
  void whoAnsweredIsNotedOnceUntilSomebodyIsCalledAgain() {
    bot.passes(Duration.ofMinutes(5));
    chi.presses(room, "I'm on it");
    assertThat(chi.types(room, "ack")).contains("You said that you are on it already");
    assertThat(dev.types(room, "ack")).contains("It is noted");

    bot.passes(Duration.ofHours(2));

    assertThat(chi.types(room, "ack")).contains("It is noted");
  }

  @Test
  void whoCommandsNeedNotSaySo() {
    chi.types(room, "take");

    assertThat(chi.types(room, "ack")).contains("You command it");
    bot.passes(Duration.ofMinutes(29));
    assertThat(climbed(bot)).isEmpty();
  }

  @Test
  void theResponseTargetThatPassedNamesWhoCouldTakeCommand() {
    bot.passes(Duration.ofMinutes(15));

    String asked =
        room.messages().stream().filter(m -> m.startsWith(":hourglass:")).findFirst().orElseThrow();
    assertThat(asked)
        .contains("somebody was to be on it within 15 min")
        .contains("<@" + ana.id() + ">, you declared it")
        .contains("Primary on-call: @dev, this week's turn")
        .contains("@oncall")
        .contains("Take command");
  }

  @Test
  void raisingTheSeverityPlansTheLadderFromThen() {
    Room other = chi.declares("SEV-2 search is slow");
    bot.passes(Duration.ofMinutes(10));
    chi.types(other, "severity SEV-1 all regions");
    bot.passes(Duration.ofMinutes(4));
    assertThat(calls(other)).isEmpty();

    bot.passes(Duration.ofMinutes(1));

    assertThat(calls(other)).hasSize(1);
  }

  @Test
  void aPrivateIncidentCallsOnlyThoseWhoAreInIt() {
    chi.types("declare");
    chi.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));
    Room hidden = bot.room("inc-2-stolen-laptop");
    assertThat(hidden.headline()).contains("off, it is private").doesNotContain("First line");
    assertThat(hidden.newest("Muster pages no one for it")).contains("`/incident page @ana`");
    assertThat(chi.types(hidden, "nudges")).doesNotContain("First line");

    bot.passes(Duration.ofMinutes(20));

    assertThat(calls(hidden)).hasSize(3);
    assertThat(calls(hidden).get(0))
        .contains("<@" + chi.id() + ">")
        .contains("I call nobody from outside")
        .doesNotContain(dev.id());
    assertThat(hidden.members()).containsExactly("chi");
    assertThat(dev.direct().messages()).noneMatch(m -> m.contains("INC-2"));
  }

  @Test
  void whoIsOnCallAndWhatComesNextIsToldWhereOneLooks() {
    assertThat(room.headline())
        .contains("On call")
        .contains("Primary on-call: @dev, this week's turn")
        .contains("*First line* (Primary on-call: @dev, this week's turn) at <!date^")
        .contains("unless somebody is on it by then");
    assertThat(ana.types(room, "who")).contains("Primary on-call: @dev").contains("*Ladder*");
    assertThat(ana.types(room, "summary")).contains("Primary on-call: @dev").contains("*Ladder*");
    assertThat(ana.types(room, "nudges"))
        .contains("Ladder: *First line*")
        .contains("Ladder: *Executives*")
        .contains("Response target: somebody must be on it by");
  }

  @Test
  void aRestartInBetweenCallsNobodyTwiceAndWhatFellDueSaysThatItIsLate() {
    try (BotUnderTest again = BotUnderTest.on(() -> Database.in(directory), PLAYBOOK)) {
      Room there = again.person("ana").declares("SEV-1 checkout is down");
      again.passes(Duration.ofMinutes(5));
      again.restarts();
      again.passes(Duration.ofMinutes(2));
      assertThat(calls(there)).hasSize(1);
      assertThat(calls(there).get(0)).doesNotContain("it is late");

      again.away(Duration.ofMinutes(20));

      assertThat(climbed(again))
          .containsExactly(
              "First line LADDER +5", "First line UNANSWERED +27", "Managers LADDER +27");
      assertThat(calls(there)).hasSize(3);
      assertThat(calls(there).get(2)).contains("This was due at").contains("it is late");
    }
  }

  static List<String> calls(Room room) {
    return room.messages().stream().filter(m -> m.startsWith(":rotating_light:")).toList();
  }

  /** Which steps were taken, why, and how many minutes after the declare. */
  static List<String> climbed(BotUnderTest bot) {
    Instant since = bot.incident("INC-1").milestones().declared();
    return bot.bot().timeline().of(bot.incident("INC-1").id()).stream()
        .filter(entry -> entry.event() instanceof Escalated)
        .map(
            (TimelineEntry entry) -> {
              Escalated step = (Escalated) entry.event();
              return step.step()
                  + " "
                  + step.cause()
                  + " +"
                  + Duration.between(since, entry.stamp().at()).toMinutes();
            })
        .toList();
  }

  @Test
  void theTimelineTellsWhoWasCalledAndWhoAnswered() {
    bot.passes(Duration.ofMinutes(5));
    dev.presses(room, "I'm on it");

    assertThat(bot.bot().timeline().of(bot.incident("INC-1").id()))
        .anyMatch(
            entry ->
                entry.event() instanceof Called called
                    && called.occasion().cause() == Cause.LADDER
                    && called.people().get(0).value().equals(dev.id()));
    assertThat(ana.types(room, "timeline"))
        .contains("Escalated to First line")
        .contains("Paging <@" + dev.id() + ">")
        .contains("Acknowledged");
  }
}
