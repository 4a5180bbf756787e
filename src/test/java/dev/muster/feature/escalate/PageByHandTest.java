package dev.muster.feature.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People are called by hand. */
@Timeout(120)
final class PageByHandTest {
  private final BotUnderTest bot = BotUnderTest.with(LadderTest.PLAYBOOK);
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person dev = bot.person("dev");
  private final Person eva = bot.person("eva");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aGroupAndAPersonAreCalledInTheRoomDirectlyAndBroughtIn() {
    Room room = ana.declares("SEV-3 mail is late");
    assertThat(room.members()).containsExactly("ana");

    assertThat(ana.types(room, "page @oncall @eva the queue <grows>"))
        .contains("Paging now")
        .doesNotContain("called");

    assertThat(room.lastMessage())
        .contains("<@" + ana.id() + "> calls for help. the queue &lt;grows&gt;")
        .contains("<!subteam^S")
        .contains("<@" + eva.id() + ">");
    assertThat(room.members()).contains("ben", "chi", "eva");
    assertThat(ben.direct().newest("calls you"))
        .contains("<@" + ana.id() + "> calls you")
        .contains("mail is late");
    assertThat(eva.direct().newest("calls you")).contains("the queue &lt;grows&gt;");
  }

  @Test
  void whoIsOnCallIsCalledByThatName() {
    Room room = ana.declares("SEV-3 mail is late");

    ana.types(room, "page primary it grows");

    assertThat(room.lastMessage())
        .contains("Primary on-call: <@" + dev.id() + "> (this week's turn)")
        .contains("it grows");
  }

  @Test
  void aNameNobodyKnowsIsSaidAndTheOthersAreCalled() {
    Room room = ana.declares("SEV-3 mail is late");

    ana.types(room, "page @ghosts @eva");

    assertThat(room.messages()).anyMatch(m -> m.contains("I could not call @ghosts"));
    assertThat(room.members()).contains("eva");
  }

  @Test
  void theFormAsksForWhomAndWhy() {
    Room room = ana.declares("SEV-3 mail is late");
    ana.types(room, "page");
    assertThat(ana.submits(Map.of("why", "help")).toString()).contains("Choose somebody.");

    ana.submits(Map.of("person", eva.id(), "groups", "@oncall", "why", "it grows"));

    assertThat(room.lastMessage())
        .contains("<@" + eva.id() + ">")
        .contains("<!subteam^S")
        .contains("it grows");
  }

  @Test
  void nobodyAndEverybodyAreNotCalled() {
    Room room = ana.declares("SEV-3 mail is late");

    assertThat(ana.types(room, "page the database is stuck")).contains("Whom?");
    assertThat(ana.types(room, "page @channel help")).contains("Name a user group or people");
    assertThat(LadderTest.calls(room)).isEmpty();
  }

  @Test
  void intoAPrivateIncidentPeopleAreCalledByNameAndNothingIsSaidOutside() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));
    Room hidden = bot.room("inc-1-stolen-laptop");

    assertThat(ana.types(hidden, "page @oncall")).contains("name the people one by one");
    assertThat(hidden.members()).containsExactly("ana");

    ana.types(hidden, "page @eva the laptop had keys");

    assertThat(hidden.members()).containsExactlyInAnyOrder("ana", "eva");
    assertThat(hidden.lastMessage()).contains("the laptop had keys");
    assertThat(eva.direct().lastMessage())
        .contains("into a private incident, INC-1")
        .doesNotContain("laptop");
  }
}
