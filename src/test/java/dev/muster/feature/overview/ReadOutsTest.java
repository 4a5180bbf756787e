package dev.muster.feature.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Actor;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.Role;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.Status;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadOutsTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person eva = bot.person("eva");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whoTellsRolesTheirHoldersAndWhatNobodyDoes() {
    benCommands();

    String told = eva.types(room, "who");

    assertThat(told)
        .contains("*Incident commander* <@" + ben.id() + ">, since <!date^")
        .contains("*Declared by* <@" + ana.id() + ">")
        .contains("*Nobody has*")
        .contains("Scribe: Writes down what happened")
        .contains("Take it")
        .doesNotContain("Leads the response");
  }

  @Test
  void theSummaryTellsHowThingsStand() {
    benCommands();
    bot.passes(Duration.ofMinutes(12));
    happens(
        new UpdatePosted(
            "we roll back <!here>",
            Optional.of("nobody can pay"),
            Optional.of("the new release"),
            Optional.of("noon")));

    assertThat(eva.types(room, "summary"))
        .contains("*INC-1* · checkout is down")
        .contains("*Severity*\nSEV-1 Critical")
        .contains("*Status*\nInvestigating")
        .contains("*Running for*\n12 min")
        .contains("*Incident commander*\n<@" + ben.id() + ">")
        .contains("*What users see*\nnobody can pay")
        .contains("*What we think it is*\nthe new release")
        .contains("*Last update* by <@" + ben.id() + ">")
        .contains("we roll back &lt;!here&gt;")
        .contains("*Next update due*\n<!date^")
        .contains("*What happened last*")
        .contains("Declared SEV-1")
        .doesNotContain("<!here>")
        .doesNotContain("War room #");
  }

  @Test
  void theSummaryOfWhatIsOverTellsHowItEnded() {
    bot.passes(Duration.ofMinutes(20));
    happens(new Resolved(Status.INVESTIGATING, Optional.of("rolled back"), Optional.empty()));
    bot.passes(Duration.ofHours(5));

    assertThat(eva.types("summary INC-1"))
        .contains("*Took*\n20 min")
        .contains("*How it ended*\nrolled back")
        .doesNotContain("Next update due");
    assertThat(eva.types(room, "who")).doesNotContain("Take it");
  }

  @Test
  void theSummaryComesByButtonToo() {
    ben.types(room, "");

    assertThat(ben.pressesAndIsTold(room, "Summary")).contains("*Running for*");
    assertThat(ben.pressesAndIsTold(room, "Who")).contains("*Declared by*");
  }

  @Test
  void theListShowsWhatIsOpen() {
    benCommands();
    bot.passes(Duration.ofMinutes(5));

    assertThat(eva.types("list"))
        .contains("*Open incidents*")
        .contains("*INC-1* · SEV-1 · Investigating · checkout is down")
        .contains("<#" + room.id() + "> · <@" + ben.id() + "> · for 5 min");
    happens(new Resolved(Status.INVESTIGATING, Optional.empty(), Optional.empty()));
    assertThat(eva.types("list open")).contains("No incident is open.");
    assertThat(eva.types("list recent")).contains("*INC-1*").contains("took 5 min");
  }

  @Test
  void mineAreThoseDeclaredOrWithARole() {
    assertThat(ben.types("list mine")).contains("You declared no incident");
    benCommands();

    assertThat(ben.types("list mine")).contains("*INC-1*");
    assertThat(ana.types("list mine")).contains("*INC-1*");
  }

  @Test
  void otherWordsAreSearchedFor() {
    assertThat(eva.types("list CHECKOUT down")).contains("*INC-1*");
    assertThat(eva.types("list inc-1")).contains("*INC-1*");
    assertThat(eva.types("list <!channel> 100%"))
        .startsWith("No incident has \"@channel 100%\" in its title.");
  }

  @Test
  void aPrivateIncidentIsInNoList() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));

    for (String list : List.of("list", "list recent", "list mine", "list laptop")) {
      assertThat(ana.types(list)).as(list).doesNotContain("stolen");
    }
    assertThat(ana.types("summary INC-2")).doesNotContain("stolen");
    assertThat(ana.types(bot.room("inc-2-stolen-laptop"), "summary")).contains("stolen laptop");
  }

  @Test
  void aLongListIsCutAndSaysSo() {
    for (int i = 0; i < 29; i++) {
      ana.types("declare SEV-4 &<\"" + i + " " + "very ".repeat(70));
    }

    assertThat(eva.types("list")).contains("INC-30").contains("There are more than these 25");
  }

  @Test
  void readOutsNeedAnIncident() {
    assertThat(eva.types("who")).contains("belongs in an incident's war room");
    assertThat(eva.types("summary INC-99")).contains("There is no incident INC-99");
  }

  private void benCommands() {
    happens(
        new RoleAssigned(
            new Role(Role.COMMANDER, "Incident commander"),
            new UserId(ben.id()),
            Optional.empty()));
  }

  private void happens(IncidentEvent event) {
    bot.bot()
        .incidents()
        .record(
            bot.incident("INC-1").id(),
            new Actor(new UserId(ben.id()), Optional.empty()),
            i -> event);
    bot.settled();
  }
}
