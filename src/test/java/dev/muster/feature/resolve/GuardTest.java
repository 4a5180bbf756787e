package dev.muster.feature.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GuardTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.with(
              """
                require: [cause, checklist, tasks]
                confirm: [Customers were told, The graphs are green]
                normal_for: 30m
              """,
              "  require: []\n"));
  private final Person ana = bot.person("ana");
  private final Room room = ana.declares("SEV-3 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void allThatIsMissingIsSaidAndItIsResolvedAnywayWithAReason() {
    ana.types(room, "task look at the logs");

    ana.types(room, "resolve rolled back");
    assertThat(ana.form().toString())
        .contains("Nobody has said what the cause is.")
        .contains("The checklist has boxes that nobody ticked.")
        .contains("There are tasks that nobody finished.")
        .contains("It was not watched for 30 min")
        .contains("Customers were told")
        .contains("Resolve anyway");
    ana.submits(
        Map.of("summary", "rolled back", "confirm", List.of("1"), "anyway", "it was a test"));

    assertThat(bot.incident("INC-1").isOpen()).isFalse();
    assertThat(ana.types(room, "timeline"))
        .contains("confirmed: The graphs are green")
        .doesNotContain("Customers were told")
        .contains("anyway, because: it was a test");
  }

  @Test
  void onceAllIsSoOnlyTheSentencesAreAsked() {
    allIsDone();
    bot.passes(Duration.ofMinutes(12));
    ana.types(room, "resolve rolled back");
    assertThat(ana.form().toString()).contains("It was watched for 12 min of 30 min.");
    ana.closesForm();
    bot.passes(Duration.ofMinutes(18));

    ana.presses(room, "Resolve");
    assertThat(ana.form().toString()).doesNotContain("asks for more");
    assertThat(ana.submits(Map.of("summary", "rolled back", "confirm", List.of("0"))).toString())
        .contains("Tick each that is so.");
    assertThat(bot.incident("INC-1").isOpen()).isTrue();

    ana.submits(Map.of("summary", "rolled back", "confirm", List.of("0", "1")));
    assertThat(bot.incident("INC-1").isOpen()).isFalse();
    assertThat(ana.types(room, "timeline"))
        .contains("confirmed: Customers were told; The graphs are green")
        .doesNotContain("anyway");
  }

  @Test
  void afterTheWatchItAsksWhetherItIsOverAndNotYetWatchesAnew() {
    ana.types(room, "take");
    ana.types(room, "status monitoring");
    bot.passes(Duration.ofMinutes(29));
    assertThat(asked()).isEmpty();
    bot.passes(Duration.ofMinutes(1));
    assertThat(asked()).hasSize(1);
    assertThat(asked().get(0)).contains("<@" + ana.id() + ">", "normal for 30 min?");

    ana.presses(room, "Not yet");
    assertThat(room.lastMessage()).contains("Not over yet, says <@" + ana.id() + ">");
    bot.passes(Duration.ofMinutes(29));
    assertThat(asked()).hasSize(1);
    bot.passes(Duration.ofMinutes(1));
    assertThat(asked()).hasSize(2);

    ana.types(room, "status mitigating");
    assertThat(ana.types(room, "resolve not yet")).contains("It is not being watched.");
    bot.passes(Duration.ofHours(2));
    assertThat(asked()).hasSize(2);
  }

  private void allIsDone() {
    ana.types(room, "update");
    ana.submits(Map.of("words", "found it", "hypothesis", "a deploy"));
    for (int box = 1; box <= 6; box++) {
      ana.types(room, "checklist tick " + box);
    }
    ana.types(room, "status monitoring");
  }

  private List<String> asked() {
    return room.messages().stream().filter(m -> m.contains("it is watched since")).toList();
  }
}
