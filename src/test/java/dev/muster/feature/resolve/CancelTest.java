package dev.muster.feature.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CancelTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void oneLineCancels() {
    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(ana.types(room, "cancel a load test nobody announced")).contains("is cancelled");

    assertThat(lastSaid(room))
        .contains("Cancelled* by <@" + ana.id() + ">")
        .contains("> a load test nobody announced")
        .contains("Nothing is left to do here.")
        .contains("Reopen");
    assertThat(room.headline()).contains("Cancelled");
    assertThat(bot.bot().incidents().openCount()).isZero();
  }

  @Test
  void theFormKnowsFalseAlarms() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "cancel");
    assertThat(ana.form().toString()).contains("False alarm").doesNotContain("Duplicate");

    ana.submits(Map.of("reason", "false-alarm", "words", "the probe was broken"));

    assertThat(lastSaid(room)).contains("> False alarm: the probe was broken");
  }

  @Test
  void aDuplicateSaysWhereTheResponseGoesOn() {
    Room original = eva.declares("SEV-1 payments fail");
    Room room = ana.declares("SEV-2 checkout is down");
    ana.types(room, "cancel");
    assertThat(ana.form().toString())
        .contains("INC-1 SEV-1 payments fail")
        .doesNotContain("INC-2 SEV-2");

    ana.submits(Map.of("reason", "duplicate", "original", "INC-1"));

    assertThat(lastSaid(room))
        .contains("> Duplicate of INC-1")
        .contains("The response goes on in <#" + original.id() + ">.");
    assertThat(bot.bot().timeline().of(bot.incident("INC-1").id()).toString())
        .contains("INC-2 was a duplicate of this: checkout is down");
  }

  @Test
  void aDuplicateCanBeTyped() {
    Room original = eva.declares("SEV-1 payments fail");
    Room room = ana.declares("SEV-2 checkout is down");

    assertThat(ana.types(room, "cancel duplicate of inc-1, same cause"))
        .contains("The response goes on in <#" + original.id() + ">");

    assertThat(lastSaid(room)).contains("> Duplicate of INC-1: same cause");
  }

  @Test
  void aDuplicateOfNothingOrOfItselfIsNone() {
    Room room = ana.declares("SEV-2 checkout is down");

    assertThat(ana.types(room, "cancel duplicate of INC-99"))
        .contains("There is no incident INC-99.")
        .contains("/incident list");
    assertThat(ana.types(room, "cancel duplicate of INC-1"))
        .contains("INC-1 can't be a duplicate of itself.");
    assertThat(bot.incident("INC-1").isOpen()).isTrue();
  }

  @Test
  void whatTheFormLacksIsSaidAtItsField() {
    eva.declares("SEV-1 payments fail");
    Room room = ana.declares("SEV-2 checkout is down");
    ana.types(room, "cancel");

    assertThat(ana.submits(Map.of("reason", "duplicate")).path("errors").toString())
        .contains("original")
        .contains("Choose the incident that it duplicates.");
    assertThat(ana.submits(Map.of("reason", "other")).path("errors").toString())
        .contains("words")
        .contains("Say in a few words why it was none.");
    assertThat(
            ana.submits(Map.of("reason", "false-alarm", "original", "INC-1"))
                .path("errors")
                .toString())
        .contains("Is it a duplicate?");
    assertThat(bot.incident("INC-2").isOpen()).isTrue();
  }

  @Test
  void aPrivateDuplicateIsNotNamedInThePublicOne() {
    eva.declares("SEV-1 payments fail");
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));
    Room room = bot.room("inc-2-stolen-laptop");

    ana.types(room, "cancel duplicate of INC-1");

    assertThat(bot.incident("INC-2").isOpen()).isFalse();
    assertThat(bot.bot().timeline().of(bot.incident("INC-1").id()).toString())
        .doesNotContain("INC-2")
        .doesNotContain("laptop");
    assertThat(bot.room("incidents").messages().toString()).doesNotContain("laptop");
  }

  @Test
  void aPrivateIncidentIsNotOfferedAsTheOriginal() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));
    Room room = eva.declares("SEV-1 payments fail");

    eva.types(room, "cancel");
    assertThat(eva.form().toString()).doesNotContain("laptop");
    assertThat(eva.types(room, "cancel duplicate of INC-1"))
        .contains("There is no incident INC-1.");
  }

  @Test
  void whatIsOverIsNotCancelled() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "resolve rolled back");

    assertThat(ana.types(room, "cancel false alarm"))
        .isEqualTo(
            "It is already resolved. Use `/incident close` to end it; that it was none can be said"
                + " with `/incident note`.");
    assertThat(ana.types(room, "cancel")).contains("It is already resolved.");
    assertThat(ana.hasForm()).isFalse();
    ana.types(room, "reopen hm");
    ana.types(room, "cancel false alarm");
    assertThat(ana.types(room, "cancel false alarm")).isEqualTo("It is cancelled already.");
  }

  @Test
  void whatSlackDeliversTwiceIsSaidOnce() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "cancel");
    bot.hands().does("fault", Map.of("duplicate", 1));

    ana.submits(Map.of("reason", "false-alarm"));

    assertThat(room.messages()).filteredOn(m -> m.contains("*Cancelled* by")).hasSize(1);
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    ana.declares("SEV-1 checkout is down");

    assertThat(ana.types("cancel false alarm")).contains("belongs in an incident's war room");
    assertThat(ana.types("cancel INC-1 false alarm")).contains("is cancelled");
  }

  /** The newest message that is not about the topic, which is changed beside it. */
  private static String lastSaid(Room room) {
    List<String> said =
        room.messages().stream().filter(m -> !m.startsWith("set the channel topic")).toList();
    return said.get(said.size() - 1);
  }
}
