package dev.muster.slack.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.TurnedAway;
import dev.muster.incident.Status;
import dev.muster.record.Format;
import dev.muster.record.IncidentRecord;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Close, cancel and lowering are kept for the commander and the people on call: ben and chi. */
final class KeptRightsTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.withRights(
              "{close: [ic, \"@oncall\"], cancel: [ic, \"@oncall\"], lower_severity: [ic]}"));
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person eva = bot.person("eva");
  private final Room room = ana.declares("SEV-2 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whoMayNotCloseIsToldWhoMayAndNothingElseHappens() {
    ana.types(room, "resolve rolled back");
    Incident before = incident();

    assertThat(eva.types(room, "close nothing to learn"))
        .isEqualTo(
            "Only the Incident commander or @oncall may close an incident here. Ask one of them.");
    assertThat(incident()).isEqualTo(before);
    assertThat(room.lastMessage()).doesNotContain("Closed");
  }

  @Test
  void theCommanderAndTheGroupMayClose() {
    ana.types(room, "take");
    ana.types(room, "resolve rolled back");
    assertThat(ana.types(room, "close nothing to learn")).isEqualTo("*INC-1* is closed.");

    ana.types(room, "reopen it is back");
    eva.types(room, "take");
    ana.types(room, "resolve rolled back again");
    assertThat(ben.types(room, "close nothing to learn")).isEqualTo("*INC-1* is closed.");
  }

  @Test
  void theButtonRefusesAsTypingDoesAndNamesTheCommander() {
    eva.types("join INC-1");
    ben.types(room, "take");
    ana.types(room, "resolve rolled back");

    assertThat(eva.pressesAndIsTold(room, "Close"))
        .isEqualTo(
            "Only the Incident commander or @oncall may close an incident here. Ask the Incident"
                + " commander (<@"
                + ben.id()
                + ">).");
    assertThat(incident().status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void whoMayNotCancelIsToldBeforeAFormIsOpened() {
    assertThat(eva.types(room, "cancel")).startsWith("Only the Incident commander or @oncall may");
    assertThat(eva.hasForm()).isFalse();
    assertThat(eva.types(room, "cancel false alarm")).startsWith("Only the Incident commander");
    assertThat(eva.types(room, "cancel duplicate of INC-1")).contains("duplicate of itself");
    assertThat(incident().isOpen()).isTrue();

    assertThat(ben.types(room, "cancel false alarm")).isEqualTo("*INC-1* is cancelled.");
  }

  @Test
  void aFormOpenedWithARightThatIsGoneIsRefusedAtItsField() {
    eva.types(room, "take");
    eva.types(room, "cancel");
    assertThat(eva.hasForm()).isTrue();
    ana.types(room, "take over <@" + eva.id() + ">");

    JsonNode answer = eva.submits(Map.of("reason", "false-alarm"));

    assertThat(answer.path("errors").path("reason").asText())
        .isEqualTo(
            "Only the Incident commander or @oncall may cancel an incident here. Ask the Incident"
                + " commander.");
    assertThat(incident().isOpen()).isTrue();
    assertThat(refusals()).hasSize(1);
  }

  @Test
  void raisingIsFreeAndLoweringIsKept() {
    assertThat(eva.types(room, "severity SEV-1 all of Europe")).contains("SEV-1");
    assertThat(eva.types(room, "severity SEV-3")).startsWith("Only the Incident commander may");
    assertThat(eva.hasForm()).isFalse();
    assertThat(eva.types(room, "severity SEV-3 a few only"))
        .isEqualTo(
            "Only the Incident commander may lower the severity here. Nobody is that now:"
                + " `/incident take` takes a role.");
    assertThat(incident().severity().name()).isEqualTo("SEV-1");

    eva.types(room, "take");
    assertThat(eva.types(room, "severity SEV-3 a few only")).contains("SEV-3");
  }

  @Test
  void theFormOffersOnlyWhatMayBeChosenAndRefusesTheRest() {
    eva.types(room, "severity");
    assertThat(eva.form().toString())
        .contains("SEV-1", "SEV-2", "Only the Incident commander may lower the severity")
        .doesNotContain("SEV-4");
    eva.submits(Map.of("level", "SEV-1"));
    assertThat(incident().severity().name()).isEqualTo("SEV-1");

    eva.types(room, "take");
    eva.types(room, "severity");
    assertThat(eva.form().toString()).contains("SEV-4");
    ana.types(room, "take over <@" + eva.id() + ">");
    assertThat(eva.submits(Map.of("level", "SEV-4", "why", "few hit")).path("errors").toString())
        .contains("Only the Incident commander may lower the severity here.");
    assertThat(incident().severity().name()).isEqualTo("SEV-1");
  }

  @Test
  void eachRefusalIsOnRecordInTheExportsAndCounted() {
    eva.types(room, "cancel false alarm");
    eva.types(room, "cancel false alarm");
    eva.types(room, "severity SEV-4 hardly anybody");

    assertThat(refusals())
        .extracting(TurnedAway::right)
        .containsExactly("cancel", "cancel", "lower_severity");
    assertThat(eva.types(room, "timeline"))
        .contains(
            "Refused: may not cancel an incident. Kept for the Incident commander or @oncall.");
    assertThat(eva.types(room, "summary")).doesNotContain("Refused");
    for (Format format : EnumSet.complementOf(EnumSet.of(Format.PDF))) { // which is no text
      assertThat(exported(format)).contains("may not lower the severity");
    }
    assertThat(bot.bot().meters().scrape())
        .contains("muster_refused_total{right=\"cancel\"} 2.0")
        .contains("muster_refused_total{right=\"lower_severity\"} 1.0");
    assertThat(bot.bot().timeline().firstAltered(incident().id())).isEmpty();
  }

  @Test
  void aRefusalNeitherRestartsTheClockNorEditsTheCard() {
    bot.settled();
    String nudges = ana.types(room, "nudges");
    bot.passes(Duration.ofMinutes(5));
    int calls = calls().size();

    eva.types(room, "cancel false alarm");

    assertThat(ana.types(room, "nudges")).isEqualTo(nudges);
    assertThat(calls().subList(calls, calls().size()))
        .noneMatch(method -> method.startsWith("chat.") || method.contains("setTopic"));
  }

  private Incident incident() {
    return bot.incident("INC-1");
  }

  private List<TurnedAway> refusals() {
    return bot.bot().timeline().of(incident().id()).stream()
        .flatMap(
            e ->
                e.event() instanceof TurnedAway t
                    ? Optional.of(t).stream()
                    : Optional.<TurnedAway>empty().stream())
        .toList();
  }

  private String exported(Format format) {
    return format.write(
        new IncidentRecord(
            incident(),
            bot.bot().timeline().of(incident().id()),
            Map.of(),
            Optional.empty(),
            bot.now()));
  }

  private List<String> calls() {
    return bot.hands().get("calls?since=0").path("calls").findValuesAsText("method");
  }
}
