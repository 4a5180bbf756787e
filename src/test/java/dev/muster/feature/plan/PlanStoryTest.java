package dev.muster.feature.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plan foresees, over restarts and reopenings. */
final class PlanStoryTest {
  private static final Playbook OURS =
      Playbooks.extended(
          """
          phases:
            - name: Triage
              until: {SEV-1: 5m}
              says: Triage was to be over by now.
              checklist: [It is real, We know whom it hits]
            - name: Investigation
              from: {SEV-1: 20m}
              until: {SEV-1: 40m}
              checklist: [The logs]
            - name: Mitigation
              status: mitigating
              checklist: [Roll back]
          timeboxes:
            - {name: Diagnosis, within: 30m, until: identified, says: The diagnosis is due.}
          ladder:
            - {name: First, call: ["@oncall"], after: 10m, while: not acknowledged}
            - {name: Second, call: ["@ana"], after: 2h, while: not resolved}
          """);

  @TempDir Path dir;
  private final AtomicBoolean forgetful = new AtomicBoolean();
  private BotUnderTest bot;
  private Person ana;
  private Room room;

  @BeforeEach
  void start() {
    bot = BotUnderTest.on(this::store, OURS);
    ana = bot.person("ana");
    room = ana.declares("SEV-1 checkout is down");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  /** One that can lose what is to be looked at later, as a Muster of before kept none. */
  private Database store() {
    Database database = Database.in(dir);
    if (forgetful.get()) {
      database.change(
          transaction ->
              transaction.handle().execute("delete from delivery where kind in ('plan', 'nudge')"));
    }
    return database;
  }

  @Test
  void aPhaseWhoseTimeIsOverIsAskedAfterOnce() {
    bot.passes(Duration.ofMinutes(4));
    assertThat(room.messages()).noneMatch(m -> m.contains("Triage was to be over"));
    bot.passes(Duration.ofMinutes(6));
    assertThat(room.messages()).filteredOn(m -> m.contains("Triage was to be over")).hasSize(1);
    assertThat(room.events(TimeUp.class)).hasSize(1);
  }

  @Test
  void aPhaseThatIsDoneIsNotAskedAfter() {
    ana.ticks(room, "It is real");
    ana.ticks(room, "We know whom it hits");
    assertThat(room.newest("*Investigation* · 0 of 1")).contains("The logs");
    ana.types(room, "status mitigating");
    bot.passes(Duration.ofHours(1));
    assertThat(room.events(TimeUp.class)).isEmpty();
  }

  @Test
  void aPhaseThatAStatusBeginsIsNotLate() {
    bot.passes(Duration.ofMinutes(25));
    ana.types(room, "status mitigating");

    assertThat(room.events(ListOpened.class))
        .filteredOn(opened -> opened.title().equals("Mitigation"))
        .singleElement()
        .satisfies(opened -> assertThat(opened.missed()).isEmpty());
    assertThat(ana.types(room, "timeline")).doesNotContain("(late");
  }

  @Test
  void whatWasPlannedForAnAbsenceComesOnceAndSaysThatItIsLate() {
    bot.away(Duration.ofHours(3));

    assertThat(room.events(Escalated.class))
        .extracting(Escalated::step)
        .containsExactly("First", "Second");
    assertThat(room.events(Escalated.class))
        .allSatisfy(step -> assertThat(step.missed()).isPresent());
    assertThat(room.events(TimeUp.class))
        .extracting(TimeUp::name)
        .contains("Triage", "Diagnosis")
        .doesNotHaveDuplicates();
    assertThat(room.newest("The diagnosis is due."))
        .contains("This was due at <!date^", "2026-03-02 10:30 UTC", "so it is late.");

    int before = room.messages().size();
    bot.restarts();
    assertThat(room.messages()).hasSize(before);
  }

  @Test
  void whatAnEarlierMusterDidNotArmIsArmedAtTheStart() {
    forgetful.set(true);
    bot.restarts();
    forgetful.set(false);
    bot.passes(Duration.ofMinutes(31));

    assertThat(room.events(Escalated.class)).hasSize(1);
    assertThat(room.events(Nudged.class)).hasSize(1);
    assertThat(room.newest("The diagnosis is due.")).doesNotContain("so it is late");
  }

  @Test
  void whatComesBackIsPlannedAnew() {
    ana.types(room, "take");
    bot.passes(Duration.ofMinutes(45));
    int steps = room.events(Escalated.class).size();
    ana.types(room, "resolve it was the cable");
    int silent = room.messages().size();
    bot.passes(Duration.ofHours(4));
    assertThat(room.messages()).as("nothing is due of what is over").hasSize(silent);

    ana.types(room, "reopen the cable is loose again");
    bot.passes(Duration.ofMinutes(5));
    assertThat(room.events(TimeUp.class)).filteredOn(up -> up.name().equals("Triage")).hasSize(2);
    bot.passes(Duration.ofMinutes(26));
    assertThat(room.newest(":alarm_clock:")).contains("<@" + ana.id() + ">, you command");
    assertThat(room.messages()).filteredOn(m -> m.contains("The diagnosis is due.")).hasSize(2);
    bot.passes(Duration.ofMinutes(90));
    List<Escalated> after = room.events(Escalated.class);
    assertThat(after.subList(steps, after.size()))
        .extracting(Escalated::step)
        .as("by the time since it came back, whoever was called before")
        .contains("Second");
    assertThat(after).allSatisfy(step -> assertThat(step.missed()).isEmpty());
  }
}
