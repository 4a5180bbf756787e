package dev.muster.feature.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aWordMovesItAndTheWarRoomSeesFromWhereToWhere() {
    assertThat(ana.types(room, "status Identified")).contains("*INC-1* is now: Identified.");

    assertThat(said())
        .contains("<@" + ana.id() + "> changed the status from Investigating to *Identified*.")
        .contains("We know the cause.");
    assertThat(room.headline()).contains("Identified").doesNotContain("Investigating");
    assertThat(room.topic()).contains("Identified");
  }

  @Test
  void monitoringIsWhenItWasMitigated() {
    bot.passes(Duration.ofMinutes(20));
    Instant then = bot.now();
    ana.types(room, "status monitoring");

    assertThat(bot.incident("INC-1").milestones().mitigated()).contains(then);
  }

  @Test
  void theFormShowsWhatEachStatusMeans() {
    ana.presses(room, "Status");
    assertThat(ana.form().toString())
        .contains("A fix is in; we watch whether it holds.")
        .doesNotContain("It is over for those affected.");

    ana.submits(Map.of("status", "mitigating"));

    assertThat(ana.hasForm()).isFalse();
    assertThat(ana.told(room)).last().asString().contains("*INC-1* is now: Mitigating.");
    assertThat(said()).contains("to *Mitigating*.");
  }

  @Test
  void theEndHasCommandsOfItsOwn() {
    String told = ana.types(room, "status resolved");
    assertThat(told).contains("`/incident resolve`").contains("Resolve");
    assertThat(ana.types(room, "status closed")).contains("Before it is closed it is resolved");
    assertThat(changes()).isEmpty();

    ana.types(room, "resolve rolled back");
    assertThat(ana.types(room, "status closed")).contains("`/incident close`").contains("Close");
    assertThat(ana.types(room, "status resolved")).contains("It is already resolved.");
  }

  @Test
  void anUnknownStatusSaysWhichThereAreAndWhichWasMeant() {
    assertThat(ana.types(room, "status fine"))
        .contains("There is no status fine.")
        .contains("There are Investigating, Identified, Mitigating, Monitoring;");
    assertThat(ana.types(room, "status montoring")).contains("Did you mean Monitoring?");
    assertThat(ana.types(room, "status montoring since noon")).contains("Did you mean Monitoring?");
    assertThat(changes()).isEmpty();
  }

  @Test
  void wordsBehindTheStatusAreNotLost() {
    assertThat(ana.types(room, "status identified a *bad* release"))
        .contains("*INC-1* is now: Identified.")
        .contains("What you typed behind it was not posted: a ")
        .contains("Post as update");
    assertThat(said()).contains("to *Identified*.").doesNotContain("release");
  }

  @Test
  void theSameStatusAgainIsRefused() {
    assertThat(ana.types(room, "status investigating"))
        .contains("The status is Investigating already.");
    ana.types(room, "status");
    assertThat(ana.submits(Map.of()).toString()).contains("The status is Investigating already.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    assertThat(eva.types("status monitoring")).contains("name the incident");
    assertThat(eva.types("status inc-1 monitoring")).contains("*INC-1* is now: Monitoring.");
  }

  @Test
  void aResolvedIncidentIsNotMoved() {
    ana.types(room, "status");
    eva.types(room, "resolve rolled back");

    assertThat(eva.types(room, "status monitoring")).contains("It is already resolved.");
    assertThat(eva.types(room, "status")).contains("It is already resolved.");
    assertThat(eva.hasForm()).isFalse();
    assertThat(ana.submits(Map.of("status", "monitoring")).toString())
        .contains("It is already resolved.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatSlackDeliversTwiceIsDoneOnce() {
    bot.hands().does("fault", Map.of("duplicate", 1));
    assertThat(ana.types(room, "status identified")).contains("*INC-1* is now: Identified.");
    ana.types(room, "status");
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.submits(Map.of("status", "mitigating"));

    assertThat(changes()).hasSize(2);
    assertThat(room.messages().stream().filter(m -> m.contains("changed the status"))).hasSize(2);
  }

  private String said() {
    return room.newest("changed the status");
  }

  private List<StatusChanged> changes() {
    return room.events(StatusChanged.class);
  }
}
