package dev.muster.feature.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.ActionItemEvent.ActionReminded;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It begins on Monday, 2 March 2026, at 10:00; the team works from 9 to 17, Monday to Friday. */
final class ReminderTest {
  @TempDir private static Path directory;

  private final Path data = directory.resolve("store-" + System.identityHashCode(this));
  private final BotUnderTest bot = BotUnderTest.on(() -> Database.in(data));
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-3 checkout is slow");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void itsOwnerIsRemindedTheDayBeforeAndEachWeekSince() {
    over();
    ana.types(room, "action raise the limit <@" + ben.id() + "> friday");

    until("2026-03-05T08:59:00Z");
    assertThat(reminders(ben)).isEmpty();
    until("2026-03-05T09:00:00Z");
    assertThat(reminders(ben)).hasSize(1);
    assertThat(reminders(ben).get(0))
        .contains("Your action item *INC-1 A1* is due Fri 6 Mar 2026: raise the limit")
        .doesNotContain("I was away");

    until("2026-03-09T08:59:00Z"); // it is over on Friday night, and nobody is told before Monday
    assertThat(reminders(ben)).hasSize(1);
    until("2026-03-09T09:00:00Z");
    assertThat(reminders(ben)).hasSize(2);
    assertThat(reminders(ben).get(1)).contains("was due Fri 6 Mar 2026: raise");
    until("2026-03-16T08:59:00Z");
    assertThat(reminders(ben)).hasSize(2);
    assertThat(reminders(ana)).isEmpty();

    until("2026-03-16T09:00:00Z"); // and now who commanded hears of it
    assertThat(reminders(ben)).hasSize(3);
    assertThat(reminders(ben).get(2)).contains("and is still open");
    assertThat(reminders(ana)).hasSize(1);
    assertThat(reminders(ana).get(0)).contains("action item *INC-1 A1* is overdue: raise");

    ben.presses(ben.direct(), "Done");
    bot.passes(Duration.ofDays(30));
    assertThat(reminders(ben)).hasSize(3);
    assertThat(room.events(ActionReminded.class)).hasSize(3);
  }

  @Test
  void anotherDayIsAskedAfterAnewAndANearOneOnlyWhenItIsOver() {
    over();
    ana.types(room, "action raise the limit <@" + ben.id() + "> tomorrow");
    until("2026-03-04T09:00:00Z");
    assertThat(reminders(ben)).hasSize(1);
    assertThat(reminders(ben).get(0)).contains("was due Tue 3 Mar 2026");

    ben.presses(ben.direct(), "Another week");
    assertThat(room.lastMessage()).contains("*INC-1 A1* now: raise", "by Wed 11 Mar 2026");
    until("2026-03-10T09:00:00Z");
    assertThat(reminders(ben)).hasSize(2);
    assertThat(reminders(ben).get(1)).contains("is due Wed 11 Mar 2026");
  }

  @Test
  void whatFellDueWhileItWasAwayIsSaidOnceAndThatItIsLate() {
    over();
    ana.types(room, "action raise the limit <@" + ben.id() + "> friday");
    ana.types(room, "action add a test <@" + ben.id() + "> 2026-03-18");

    bot.away(Duration.ofDays(15)); // until Tuesday, the 17th

    assertThat(reminders(ben)).hasSize(2);
    assertThat(reminders(ben))
        .anyMatch(
            m -> m.contains("A1") && m.contains("was due Fri 6 Mar") && m.contains("I was away"))
        .anyMatch(
            m -> m.contains("A2") && m.contains("is due Wed 18 Mar") && m.contains("I was away"));
    bot.restarts();
    assertThat(reminders(ben)).hasSize(2);
  }

  @Test
  void atTheResolveItIsAskedWhoDoesWhatNobodyHas() {
    ana.types(room, "take");
    ana.types(room, "action raise the limit friday");
    ana.types(room, "action add a test <@" + ben.id() + ">");

    ana.types(room, "resolve rolled back");

    String asked = room.newest("Who does?");
    assertThat(asked)
        .contains("<@" + ana.id() + ">, nobody has this action item yet", "*INC-1 A1* raise")
        .doesNotContain("A2");
    ben.presses(room, "Take it");
    assertThat(ana.types(room, "actions")).contains("raise the limit · <@" + ben.id() + ">");
  }

  @Test
  void whatNobodyHasIsBroughtBeforeWhoeverIsAnswerable() {
    over();
    ana.types(room, "action raise the limit friday");
    until("2026-03-05T09:00:00Z");

    assertThat(reminders(ana)).hasSize(1);
    assertThat(reminders(ana).get(0)).contains("An action item that nobody has, *INC-1 A1*");
  }

  @Test
  void onceTheWarRoomIsArchivedItsOwnerIsToldDirectly() {
    over();
    ana.types(room, "close nothing to learn");
    bot.passes(Duration.ofDays(8));
    assertThat(room.json().path("is_archived").asBoolean()).isTrue();

    ana.types("action INC-1 raise the limit <@" + ben.id() + "> friday");

    assertThat(ben.direct().lastMessage()).contains("*INC-1 A1* raise the limit");
    until("2026-03-12T09:00:00Z");
    assertThat(reminders(ben)).hasSize(1);
  }

  @Test
  void aPrivateIncidentsItemIsInItsChannelAndItsOwnersAlone() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-3", "private", List.of("only-invited")));
    bot.settled();
    Room secret = bot.room(bot.incident("INC-2").room().name().orElseThrow());
    ana.types(secret, "action wipe the laptop <@" + ben.id() + "> tomorrow");
    ana.types(secret, "action call the police tomorrow");
    assertThat(ana.types(secret, "actions")).contains("wipe the laptop");

    assertThat(ben.types("actions"))
        .contains("INC-2 A1", "wipe the laptop")
        .doesNotContain("stolen");
    until("2026-03-25T09:00:00Z");
    assertThat(reminders(ben)).isNotEmpty();
    assertThat(reminders(ana)).isEmpty();
    assertThat(secret.messages()).anyMatch(m -> m.contains("that nobody has, *INC-2 A2*"));
    Person chi = bot.person("chi");
    for (String list : List.of("actions all", "actions overdue", "actions <@" + ben.id() + ">")) {
      assertThat(chi.types(list)).doesNotContain("laptop", "INC-2");
    }
    assertThat(chi.types("actions INC-2")).contains("There is no incident INC-2");
    assertThat(chi.types("action INC-2 A1 done")).doesNotContain("laptop");
    assertThat(chi.types(room, "action INC-2 A1 done")).contains("There is no incident INC-2");
    assertThat(room.messages()).noneMatch(m -> m.contains("laptop"));
  }

  @Test
  void aDrillsItemIsInNoListAndRemindsNobody() {
    ana.types("drill bad-deploy");
    bot.settled();
    String id = "DRILL-INC-1";
    Room drill = bot.room(bot.incident(id).room().name().orElseThrow());

    assertThat(ana.types(drill, "action raise the limit <@" + ben.id() + "> tomorrow"))
        .contains("of a drill nobody is reminded");
    assertThat(drill.newest("A1*")).contains("DRILL");
    assertThat(ana.types(drill, "actions")).contains("raise the limit");
    assertThat(ben.types("actions")).contains("Nothing is left for you to do");
    assertThat(ana.types("actions all")).contains("No action item is open");
    until("2026-03-10T09:00:00Z");
    assertThat(drill.events(ActionReminded.class)).isEmpty();
  }

  /** So that nothing but action items reminds anybody. */
  private void over() {
    ana.types(room, "take");
    ana.types(room, "resolve rolled back");
  }

  private void until(String moment) {
    bot.passes(Duration.between(bot.now(), Instant.parse(moment)));
  }

  /** What was written to them directly about action items. */
  private List<String> reminders(Person person) {
    try {
      return person.direct().messages().stream()
          .filter(m -> m.startsWith(":alarm_clock:") && m.contains("ction item"))
          .toList();
    } catch (AssertionError nobodyWrote) {
      return List.of();
    }
  }
}
