package dev.muster.feature.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UserId;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RoleTest {
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
  void whoeverIsGivenARoleIsToldInTheWarRoomWhatItAsksOfThem() {
    assertThat(room.members()).doesNotContain("eva");

    assertThat(ana.types(room, "role scribe @eva"))
        .contains("<@" + eva.id() + "> is *Scribe* now. They are told in <#");

    assertThat(said())
        .contains("<@" + eva.id() + ">, you are *Scribe* now: <@" + ana.id() + "> asks you to.")
        .contains("Writes down what happened and what was decided.")
        .doesNotContain("• Note events")
        .contains("Give it to somebody else");
    assertThat(room.members()).contains("eva");
    assertThat(eva.toldDirectly())
        .anySatisfy(
            told ->
                assertThat(told)
                    .contains("You are *Scribe* of INC-1.")
                    .contains("• Note events and decisions with their time"));
    assertThat(room.headline()).contains("Scribe: <@" + eva.id() + ">");
    assertThat(bot.incident("INC-1").team().holder("scribe")).contains(new UserId(eva.id()));
  }

  @Test
  void whatARoleTakesIsToldOnceAndNotToWhoeverHasItNoMore() {
    ana.types(room, "role scribe @ben");
    assertThat(ben.toldDirectly()).filteredOn(m -> m.contains("You are *Scribe*")).hasSize(1);

    bot.passes(Duration.ofHours(1));
    assertThat(ben.toldDirectly()).filteredOn(m -> m.contains("You are *Scribe*")).hasSize(1);
    assertThat(ana.toldDirectly()).noneMatch(m -> m.contains("You are *Scribe*"));
  }

  @Test
  void whoeverTakesARoleIsToldPrivatelyWhatItAsksOfThem() {
    assertThat(ben.types(room, "take Subject Matter Expert"))
        .contains("You are *Subject matter expert* of INC-1.")
        .contains("• Find out what is wrong and say it plainly");

    assertThat(said())
        .contains("<@" + ben.id() + "> is *Subject matter expert* now.")
        .doesNotContain("• Find out");
  }

  @Test
  void aRoleGoesToTheNextAndTheRoomSeesFromWhom() {
    ana.types(room, "role comms @ben");

    ana.types(room, "role communications-lead @eva");

    assertThat(said())
        .contains("<@" + eva.id() + ">, you are *Communications lead* now")
        .contains("in place of <@" + ben.id() + ">");
  }

  @Test
  void theFormShowsWhoHasWhatAndGivesARole() {
    ben.types(room, "take scribe");
    ana.presses(room, "Roles");
    assertThat(ana.form().toString())
        .contains("*Scribe*: <@" + ben.id() + ">")
        .contains("*Incident commander*: nobody yet")
        .contains("Writes down what happened and what was decided.");

    ana.submits(Map.of("role", "communications-lead", "person", eva.id()));

    assertThat(ana.told(room))
        .last()
        .asString()
        .contains("<@" + eva.id() + "> is *Communications lead* now");
    assertThat(said()).contains("<@" + eva.id() + ">, you are *Communications lead* now");
  }

  @Test
  void aRoleWithoutAPersonOpensTheFormWithTheRoleChosen() {
    ana.types(room, "role scribe");
    ana.submits(Map.of("person", ana.id()));

    assertThat(ana.told(room)).last().asString().contains("You are *Scribe* of INC-1.");
  }

  @Test
  void anUnknownRoleSaysWhichThereAreAndWhichWasMeant() {
    assertThat(ana.types(room, "role plumber @ben"))
        .contains("There is no role plumber here.")
        .contains(
            "There are Incident commander, Communications lead, Scribe, Subject matter expert.");
    assertThat(ana.types(room, "take scrbie")).contains("Did you mean Scribe?");
    assertThat(ana.types(room, "role @ben"))
        .contains("Say which role <@" + ben.id() + "> takes")
        .contains("There are Incident commander");
    assertThat(assigned()).isEmpty();
  }

  @Test
  void aPersonIsPickedFromSlacksListAndIsAPerson() {
    assertThat(ana.types(room, "role scribe @benny"))
        .contains("I can't tell who @benny is.")
        .contains("pick the person from Slack's list");
    assertThat(ana.types(room, "role scribe ben")).contains("I can't tell who ben is.");
    assertThat(ana.types(room, "role scribe @muster")).contains("I can't take a role");
    assertThat(ana.types(room, "role scribe @ben @eva")).contains("A role is for one person");
    assertThat(ana.types(room, "take scribe @ben")).contains("`/incident take` is for yourself.");
    ana.types(room, "role scribe");
    assertThat(ana.submits(Map.of("person", "U0MUSTER00")).toString())
        .contains("\"person\":\"I can't take a role");
    assertThat(assigned()).isEmpty();
  }

  @Test
  void theSameRoleTwiceIsRefused() {
    ana.types(room, "role scribe @ben");

    assertThat(ana.types(room, "role scribe @ben")).contains("That person is Scribe already.");
    assertThat(ben.types(room, "take scribe")).contains("You are Scribe already.");
    assertThat(assigned()).hasSize(1);
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    assertThat(eva.types("take scribe")).contains("name the incident");
    assertThat(eva.types("take inc-1 scribe")).contains("You are *Scribe* of INC-1.");
    assertThat(eva.types("role inc-1 comms @ben")).contains("is *Communications lead* now");
  }

  @Test
  void aResolvedIncidentGivesNoRoles() {
    ana.types(room, "role");
    ben.types(room, "resolve rolled back");

    String resolved = "It is already resolved.";
    assertThat(ben.types(room, "role scribe @eva")).contains(resolved);
    assertThat(ben.types(room, "role")).contains(resolved);
    assertThat(ben.types(room, "take")).contains(resolved);
    assertThat(ben.types(room, "handoff @eva")).contains(resolved);
    assertThat(ben.types(room, "handoff")).contains(resolved);
    assertThat(ben.hasForm()).isFalse();
    assertThat(ana.submits(Map.of("role", "scribe", "person", eva.id())).toString())
        .contains(resolved);
    assertThat(assigned()).isEmpty();
  }

  @Test
  void whatSlackDeliversTwiceIsDoneOnce() {
    bot.hands().does("fault", Map.of("duplicate", 1));
    assertThat(ana.types(room, "role scribe @ben")).contains("is *Scribe* now");
    ana.types(room, "role");
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.submits(Map.of("role", "communications-lead", "person", eva.id()));

    assertThat(assigned()).hasSize(2);
    assertThat(room.messages().stream().filter(m -> m.contains("asks you to."))).hasSize(2);
  }

  private String said() {
    return room.newest(":bust_in_silhouette:");
  }

  private List<RoleAssigned> assigned() {
    return room.events(RoleAssigned.class);
  }
}
