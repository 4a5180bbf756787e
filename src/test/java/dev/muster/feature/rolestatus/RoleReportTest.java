package dev.muster.feature.rolestatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.AudienceEvent.Reported;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that reports every five minutes. */
final class RoleReportTest {
  @TempDir Path directory;
  private BotUnderTest bot;
  private Person ana;
  private Person ben;
  private Person chi;
  private Room room;

  @BeforeEach
  void start() {
    bot =
        BotUnderTest.on(
            () -> Database.in(directory),
            Playbooks.with(
                "SEV-1: {war_room: 2h, roles: {subject-matter-expert: 5m}}",
                "SEV-1: {war_room: 30m}"));
    ana = bot.person("ana");
    ben = bot.person("ben");
    chi = bot.person("chi");
    room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "take");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whoeverHasTheRoleIsAskedAndReportsByAButton() {
    ana.types(room, "role sme @ben");
    bot.passes(Duration.ofMinutes(5));

    assertThat(room.newest("the report of the *Subject matter expert* is due"))
        .contains("<@" + ben.id() + ">");
    assertThat(chi.pressesAndIsTold(room, "Report"))
        .contains("Only whoever is Subject matter expert reports for it.")
        .contains("That is <@" + ben.id() + ">.");
    bot.restarts();
    ben.presses(room, "Report");
    ben.submits(Map.of("words", "the <!channel> index is rebuilt"));

    assertThat(room.lastMessage())
        .contains("*Subject matter expert* <@" + ben.id() + ">: the &lt;!channel&gt; index");
    bot.passes(Duration.ofMinutes(4));
    assertThat(room.events(RoleNudged.class)).hasSize(1);
    bot.passes(Duration.ofMinutes(1));
    assertThat(room.events(RoleNudged.class)).hasSize(2);
    assertThat(chi.types(room, "nudges"))
        .contains("The report of the *Subject matter expert* is asked for <!date^")
        .contains("(<@" + ben.id() + ">)");
  }

  @Test
  void anUpdateOfTheirsCountsAsTheirReport() {
    ana.types(room, "role sme @ben");
    bot.passes(Duration.ofMinutes(4));

    ana.types(room, "update we roll back");
    bot.passes(Duration.ofMinutes(1));
    assertThat(room.events(RoleNudged.class)).hasSize(1);

    ben.types(room, "update it is rolled back");
    bot.passes(Duration.ofMinutes(4));
    assertThat(room.events(RoleNudged.class)).hasSize(1);
    bot.passes(Duration.ofMinutes(1));
    assertThat(room.events(RoleNudged.class)).hasSize(2);
  }

  @Test
  void theCommanderIsAskedToFillARoleThatNobodyHas() {
    bot.passes(Duration.ofMinutes(5));

    assertThat(room.newest("and nobody is that"))
        .contains("<@" + ana.id() + ">, give the role to somebody.")
        .contains("Take the role");
    assertThat(chi.types(room, "report it is fine")).contains("You have no role here");
    ben.presses(room, "Take the role");
    assertThat(ben.types(room, "report sme all is well"))
        .contains("Your report on *INC-1* is recorded. It appears in");
    assertThat(room.events(Reported.class))
        .containsExactly(
            new Reported("subject-matter-expert", "Subject matter expert", "all is well"));
  }

  @Test
  void aTypedReportIsForTheRoleThatIsAsked() {
    ana.types(room, "role sme @ana");

    ana.types(room, "report the disk is full");

    assertThat(room.events(Reported.class))
        .containsExactly(
            new Reported("subject-matter-expert", "Subject matter expert", "the disk is full"));
    ana.types(room, "resolve emptied");
    assertThat(ana.types(room, "report again")).contains("It is already resolved.");
    bot.passes(Duration.ofHours(1));
    assertThat(room.events(RoleNudged.class)).isEmpty();
  }
}
