package dev.muster.feature.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Actor;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.Status;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SnoozeTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void oneSnoozeDefersTheNextNudgeOnceAndTheSecondIsRefused() {
    String told = ana.types(room, "snooze 15m");

    assertThat(told).contains("The next nudge comes <!date^");
    assertThat(room.lastMessage())
        .contains("<@" + ana.id() + "> put the next nudge off until <!date^");
    assertThat(ben.types(room, "snooze 15m"))
        .contains("was put off already, and cannot be again")
        .contains("`/incident update`");

    bot.passes(Duration.ofMinutes(44));
    assertThat(nudges()).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
    assertThat(nudges().get(0)).contains("Put off by <@" + ana.id() + ">").doesNotContain("Snooze");
  }

  @Test
  void theButtonOnANudgePutsItOffFromNowAndIsNoIgnoring() {
    bot.passes(Duration.ofMinutes(35));
    assertThat(nudges()).hasSize(1);

    ana.presses(room, "Snooze 15 min");

    bot.passes(Duration.ofMinutes(14));
    assertThat(nudges()).hasSize(1);
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(2);
    assertThat(nudges().get(1)).doesNotContain("unanswered");
    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges().get(2)).contains("one nudge went unanswered");
  }

  @Test
  void anUpdateAllowsTheNextSnooze() {
    ana.types(room, "snooze 15m");
    ana.types(room, "update we look into it");

    assertThat(ana.types(room, "snooze 15m")).contains("The next nudge comes");
  }

  @Test
  void theFormOffersHowLong() {
    ana.types(room, "snooze");
    assertThat(ana.form().toString()).contains("15 min").contains("30 min").contains("1 h");

    ana.submits(Map.of("length", "30m"));

    Eventually.is(
        "the private answer",
        () -> ana.told(room).stream().anyMatch(words -> words.contains("The next nudge comes")));
    bot.passes(Duration.ofMinutes(59));
    assertThat(nudges()).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
    assertThat(ana.types(room, "snooze")).contains("was put off already");
    assertThat(ana.hasForm()).isFalse();
  }

  @Test
  void aLengthIsReadKindlyAndAWrongOneSaysHowToWriteIt() {
    assertThat(ana.types(room, "snooze a while")).contains("`15m`, `30m` or `1h`");
    assertThat(ana.types(room, "snooze 15")).contains("`15m`, `30m` or `1h`");
    assertThat(ana.types(room, "snooze -5m")).contains("`15m`, `30m` or `1h`");
    assertThat(ana.types(room, "snooze 2h"))
        .contains("for 1 h at most")
        .contains("/incident snooze 15m");
    assertThat(ana.types(room, "snooze 20 min")).contains("The next nudge comes");
  }

  @Test
  void whereNothingIsDueThereIsNothingToPutOff() {
    Room quiet = ana.declares("SEV-4 a crooked page");

    assertThat(ana.types(quiet, "snooze 15m")).contains("At SEV-4 no update is ever due");
    assertThat(ana.types(quiet, "snooze")).contains("At SEV-4 no update is ever due");
    assertThat(ana.types(quiet, "nudges")).contains("At SEV-4 no update is ever due");
  }

  @Test
  void aResolvedIncidentHasNothingToPutOff() {
    bot.passes(Duration.ofMinutes(30));
    bot.bot()
        .incidents()
        .record(
            bot.incident("INC-1").id(),
            Actor.MUSTER,
            i -> new Resolved(Status.INVESTIGATING, Optional.empty(), Optional.empty()));

    assertThat(ana.pressesAndIsTold(room, "Snooze 15 min")).contains("It is already resolved.");
    assertThat(ana.types(room, "snooze 15m")).contains("It is already resolved.");
    assertThat(ana.types(room, "nudges")).contains("is resolved: no update is due");
  }

  @Test
  void whatSlackDeliversTwiceIsOneSnooze() {
    bot.hands().does("fault", Map.of("duplicate", 1));

    assertThat(ana.types(room, "snooze 15m")).contains("The next nudge comes");

    assertThat(room.messages().stream().filter(m -> m.contains("put the next nudge off")))
        .hasSize(1);
  }

  @Test
  void nudgesTellsWhatIsDueWhen() {
    assertThat(ben.types(room, "nudges"))
        .contains("the next update is due <!date^")
        .contains("SEV-1: every 30 min")
        .contains("2026-03-02 10:30 UTC")
        .contains("Nobody commands yet")
        .contains("No nudge was ignored.");

    bot.passes(Duration.ofMinutes(41));
    ana.types(room, "snooze 15m");

    assertThat(ben.types("nudges inc-1"))
        .contains("the next update was due <!date^")
        .contains("<@" + ana.id() + "> put it off until")
        .contains("One nudge was ignored.");
    assertThat(room.messages().stream().filter(m -> m.contains("was ignored"))).isEmpty();
  }

  @Test
  void thePanelHasBothAsButtons() {
    ana.types(room, "");
    assertThat(ana.pressesAndIsTold(room, "Nudges")).contains("the next update is due");

    ana.presses(room, "Snooze");
    assertThat(ana.form().toString()).contains("For how long?");
  }

  private List<String> nudges() {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }
}
