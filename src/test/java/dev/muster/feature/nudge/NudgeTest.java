package dev.muster.feature.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Actor;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.Role;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UserId;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NudgeTest {
  private static final String ASKING = ":alarm_clock:";

  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person chi = bot.person("chi");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aNudgeComesThirtyMinutesAfterTheLastUpdateNotAtTwentyNine() {
    ana.types(room, "update we look into it");
    Instant updated = bot.incident("INC-1").pulse().runningSince();

    bot.passes(Duration.ofMinutes(29));
    assertThat(nudges()).isEmpty();

    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
    assertThat(nudgedAt()).containsExactly(updated.plus(Duration.ofMinutes(30)));
    assertThat(nudges().get(0)).contains("we look into it").doesNotContain("late");
  }

  @Test
  void anUpdateRestartsTheClockAndChatDoesNot() {
    bot.passes(Duration.ofMinutes(20));
    ana.types(room, "update we look into it");
    bot.passes(Duration.ofMinutes(20));
    assertThat(nudges()).isEmpty();

    ben.says(room, "anything new?");
    bot.passes(Duration.ofMinutes(10));

    assertThat(nudges()).hasSize(1);
  }

  @Test
  void withoutACommanderTheDeclarerIsAskedAndMayTakeCommand() {
    bot.passes(Duration.ofMinutes(30));

    assertThat(nudges().get(0))
        .contains("Nobody commands this incident.")
        .contains("<@" + ana.id() + ">, you declared it")
        .contains("was due at <!date^")
        .contains("Take command")
        .contains("Post update")
        .contains("Snooze 15 min")
        .contains("Nothing new");
  }

  @Test
  void ignoredNudgesNameMoreAndMorePeople() {
    commands(ben, Role.COMMANDER, "Incident commander");
    commands(chi, Role.COMMUNICATIONS_LEAD, "Communications lead");

    bot.passes(Duration.ofMinutes(30));
    assertThat(nudges()).hasSize(1);
    assertThat(nudges().get(0))
        .contains("<@" + ben.id() + ">, you command this incident.")
        .doesNotContain("<@" + chi.id() + ">")
        .doesNotContain("Take command");

    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges()).hasSize(2);
    assertThat(nudges().get(1))
        .contains("<@" + ben.id() + ">")
        .contains("one nudge went unanswered")
        .contains("<@" + chi.id() + ">, can you post it?")
        .doesNotContain("subteam");

    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges().get(2))
        .contains("two nudges went unanswered")
        .contains("I call the next on the ladder")
        .doesNotContain("subteam");
    assertThat(room.lastMessage())
        .startsWith(":rotating_light:")
        .contains("the nudges for an update went unanswered")
        .contains("*Responders*")
        .contains("<!subteam^S");

    bot.passes(Duration.ofMinutes(10));
    assertThat(nudges().get(3)).contains("3 nudges went unanswered").contains("<!subteam^S");
  }

  @Test
  void onceNobodyIsLeftToCallNudgesKeepToTheRhythmAndSayWhenTheNextComes() {
    bot.passes(Duration.ofHours(3));

    assertThat(minutesOfNudges()).containsExactly(30L, 40L, 50L, 60L, 90L, 120L, 150L, 180L);
    assertThat(nudges().get(0)).contains("I ask again at <!date^" + after(40));
    assertThat(nudges().get(3)).contains("I ask again at <!date^" + after(90));
    assertThat(ana.types(room, "nudges"))
        .contains("The next nudge comes <!date^" + after(210))
        .contains("8 nudges were ignored");

    ana.types(room, "update we look into it");
    bot.passes(Duration.ofMinutes(41));
    assertThat(minutesOfNudges()).endsWith(180L, 210L, 220L);
  }

  @Test
  void aStepThatSomebodyTakesByHandIsNotLeftForTheNudges() {
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(49));

    ana.types(room, "escalate we are stuck");
    bot.passes(Duration.ofMinutes(45));

    assertThat(minutesOfNudges()).containsExactly(30L, 40L, 50L, 60L, 90L);
    assertThat(nudges().get(2))
        .contains("please see what is going on here")
        .contains("I ask again at <!date^" + after(60));
  }

  @Test
  void aPrivateIncidentCallsOnlyThoseWhoAreInIt() {
    chi.types("declare");
    chi.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));

    bot.passes(Duration.ofMinutes(50));

    assertThat(nudges(bot.room("inc-2-stolen-laptop")).get(2))
        .contains("two nudges went unanswered")
        .contains("<@" + chi.id() + ">:")
        .doesNotContain("subteam");
  }

  @Test
  void nobodyIsNudgedAfterItIsResolvedUntilItIsReopened() {
    record(new Resolved(Status.INVESTIGATING, Optional.empty(), Optional.empty()));
    bot.passes(Duration.ofHours(3));
    assertThat(nudges()).isEmpty();

    ana.types(room, "reopen it is back");
    bot.passes(Duration.ofMinutes(29));
    assertThat(nudges()).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
  }

  @Test
  void raisingTheSeverityPlansFromNowAndALevelWithoutUpdatesPlansNothing() {
    Severity high = new Severity("SEV-1", 0);
    Severity none = new Severity("SEV-4", 3);
    record(new SeverityChanged(high, none, Optional.of("a false lead")));
    bot.passes(Duration.ofHours(9));
    assertThat(nudges()).isEmpty();

    record(new SeverityChanged(none, high, Optional.empty()));
    bot.passes(Duration.ofMinutes(29));
    assertThat(nudges()).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(1);
  }

  @Test
  void nothingNewIsAnUpdateToo() {
    bot.passes(Duration.ofMinutes(30));

    ana.presses(room, "Nothing new");

    assertThat(room.lastMessage())
        .contains("No change since the last update.")
        .contains("Next update due");
    bot.passes(Duration.ofMinutes(29));
    assertThat(nudges()).hasSize(1);
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudges()).hasSize(2);
    assertThat(nudges().get(1)).doesNotContain("unanswered");
  }

  @Test
  void theNudgeOpensTheForm() {
    bot.passes(Duration.ofMinutes(30));

    ana.presses(room, "Post update");
    ana.submits(Map.of("words", "we look into it"));

    assertThat(room.lastMessage()).contains("we look into it");
    bot.passes(Duration.ofMinutes(29));
    assertThat(nudges()).hasSize(1);
  }

  @Test
  void whileSlackIsAwayNoNudgesPileUp() {
    commands(ben, Role.COMMANDER, "Incident commander");
    bot.hands()
        .does("fault", Map.of("method", "chat.postMessage", "http_status", 503, "times", 50));

    bot.passes(Duration.ofHours(2));

    assertThat(nudges().get(0)).contains("This nudge was due at").contains("so it is late");
    assertThat(nudgedAt().get(0)).isAfter(BotUnderTest.BEGIN.plus(Duration.ofHours(1)));
    assertThat(nudgedAt().get(1)).isEqualTo(nudgedAt().get(0).plus(Duration.ofMinutes(10)));
  }

  @Test
  void whoeverPostsAnUpdateWhileSlackIsAwayIsNotNudgedAfterwards() {
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(25));
    bot.hands()
        .does("fault", Map.of("method", "chat.postMessage", "http_status", 503, "times", 20));
    bot.passes(Duration.ofMinutes(8));

    ana.types(room, "update we look into it");
    bot.passes(Duration.ofMinutes(25));

    assertThat(room.lastMessage()).contains("we look into it");
    assertThat(nudges()).isEmpty();
    assertThat(nudgedAt()).isEmpty();
  }

  private void commands(Person who, String role, String title) {
    record(new RoleAssigned(new Role(role, title), new UserId(who.id()), Optional.empty()));
    bot.settled();
  }

  private void record(IncidentEvent event) {
    bot.bot().incidents().record(bot.incident("INC-1").id(), Actor.MUSTER, incident -> event);
  }

  private List<String> nudges() {
    return nudges(room);
  }

  private static List<String> nudges(Room room) {
    return room.messages().stream().filter(m -> m.startsWith(ASKING)).toList();
  }

  private List<Long> minutesOfNudges() {
    Instant declared = bot.incident("INC-1").milestones().declared();
    return nudgedAt().stream().map(at -> Duration.between(declared, at).toMinutes()).toList();
  }

  private long after(long minutes) {
    return bot.incident("INC-1")
        .milestones()
        .declared()
        .plus(Duration.ofMinutes(minutes))
        .getEpochSecond();
  }

  private List<Instant> nudgedAt() {
    return bot.bot().timeline().of(bot.incident("INC-1").id()).stream()
        .filter(entry -> entry.event() instanceof Nudged)
        .map((TimelineEntry entry) -> entry.stamp().at())
        .toList();
  }
}
