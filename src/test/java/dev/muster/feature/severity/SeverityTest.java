package dev.muster.feature.severity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SeverityTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");
  private final Room room = ana.declares("SEV-3 checkout is slow");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void raisingNeedsNoReasonAndBringsTheRespondersOfThatLevel() {
    assertThat(room.members()).doesNotContain("ben", "chi");
    bot.passes(Duration.ofMinutes(10));
    Instant due = bot.now().plus(Duration.ofMinutes(30));

    String told = ana.types(room, "severity sev1");

    assertThat(told)
        .contains("*INC-1* is SEV-1 now.")
        .contains("The next update is due at <!date^" + due.getEpochSecond());
    assertThat(said())
        .contains("<@" + ana.id() + "> raised the severity from SEV-3 to *SEV-1*.")
        .contains("Critical: Nobody can use the product")
        .doesNotContain("Why");
    assertThat(room.members()).contains("ben", "chi");
    assertThat(room.headline()).contains("SEV-1 checkout is slow");
    assertThat(room.topic()).contains("SEV-1");
  }

  @Test
  void aReasonTypedIsShownAsItWasWritten() {
    ana.types(room, "severity S2 <!channel> *all* of Europe");

    assertThat(said())
        .contains("from SEV-3 to *SEV-2*.")
        .contains("Why: @channel")
        .contains("of Europe")
        .doesNotContain("<!channel>")
        .doesNotContain("*all*");
  }

  @Test
  void loweringWithAReasonIsDoneAtOnce() {
    assertThat(ana.types(room, "severity SEV-4 only our own test account is hit"))
        .contains("*INC-1* is SEV-4 now. At this level no update is due.");

    assertThat(said())
        .contains("lowered the severity from SEV-3 to *SEV-4*.")
        .contains("Why: only our own test account is hit");
  }

  @Test
  void loweringWithoutAReasonAsksForOne() {
    assertThat(ana.types(room, "severity sev-4")).isEmpty();
    assertThat(ana.form().toString())
        .contains("Why is it less severe than it was?")
        .contains("It is *SEV-3* now.");
    assertThat(changes()).isEmpty();

    ana.submits(Map.of("why", "a way round was found"));

    assertThat(ana.told(room)).last().asString().contains("*INC-1* is SEV-4 now.");
    assertThat(said()).contains("to *SEV-4*.").contains("Why: a way round was found");
  }

  @Test
  void theFormShowsWhatEachLevelMeansAndWantsAReasonOnlyForALowerOne() {
    ana.presses(room, "Severity");
    assertThat(ana.form().toString())
        .contains("SEV-1 – Critical")
        .contains("Nobody can use the product, data is being lost, or a security breach")
        .contains("Lowering it needs a reason");

    assertThat(ana.submits(Map.of("level", "SEV-4")).toString())
        .contains("Say in a few words why it is less severe");
    assertThat(ana.hasForm()).isTrue();
    assertThat(changes()).isEmpty();

    ana.submits(Map.of("level", "SEV-2"));
    assertThat(ana.hasForm()).isFalse();
    assertThat(said()).contains("raised the severity from SEV-3 to *SEV-2*.");
  }

  @Test
  void anUnknownLevelSaysWhichThereAreAndWhichWasMeant() {
    assertThat(ana.types(room, "severity sev9"))
        .contains("There is no severity sev9 here.")
        .contains("SEV-1 (Critical), SEV-2 (Major), SEV-3 (Minor), SEV-4 (Low).");
    assertThat(ana.types(room, "severity SVE-1 it grows")).contains("Did you mean SEV-1?");
    assertThat(ana.types(room, "severity sev 2 it grows")).contains("*INC-1* is SEV-2 now.");
  }

  @Test
  void theSameLevelAgainIsRefused() {
    assertThat(ana.types(room, "severity sev3")).contains("It is SEV-3 already.");
    ana.types(room, "severity");
    assertThat(ana.submits(Map.of("level", "SEV-3")).toString()).contains("It is SEV-3 already.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    assertThat(eva.types("severity sev1")).contains("name the incident");
    assertThat(eva.types("severity inc-1 sev1 it grows")).contains("*INC-1* is SEV-1 now.");

    assertThat(said()).contains("Why: it grows");
  }

  @Test
  void aResolvedIncidentKeepsItsSeverity() {
    ana.types(room, "severity");
    eva.types(room, "resolve it is fast again");

    assertThat(eva.types(room, "severity sev1")).contains("It is already resolved.");
    assertThat(eva.types(room, "severity sev4")).contains("It is already resolved.");
    assertThat(eva.types(room, "severity")).contains("It is already resolved.");
    assertThat(eva.hasForm()).isFalse();
    assertThat(ana.submits(Map.of("level", "SEV-4")).toString())
        .contains("It is already resolved.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatSlackDeliversTwiceIsDoneOnce() {
    bot.hands().does("fault", Map.of("duplicate", 1));
    assertThat(ana.types(room, "severity sev2 it grows")).contains("*INC-1* is SEV-2 now.");
    ana.types(room, "severity");
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.submits(Map.of("level", "SEV-3", "why", "it shrinks"));

    assertThat(changes()).hasSize(2);
    assertThat(room.messages().stream().filter(m -> m.contains("the severity from"))).hasSize(2);
  }

  private String said() {
    return room.newest("the severity from");
  }

  private List<SeverityChanged> changes() {
    return room.events(SeverityChanged.class);
  }
}
