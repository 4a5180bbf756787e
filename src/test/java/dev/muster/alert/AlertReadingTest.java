package dev.muster.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.store.IncidentQuery;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.LogTrap;
import dev.muster.testkit.Room;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines send is read alert by alert, in the forms that they write. */
final class AlertReadingTest {
  private static final String BEGAN = "2026-03-02T09:58:00Z";
  private static final Playbook OURS =
      dev.muster.testkit.Playbooks.extended(
          """
          services:
            - {name: payments, title: Payments}
          alerts:
            - {name: API down, labels: {alertname: ApiDown}, severity: SEV-1, then: declare}
            - {name: Payments, words: [stripe webhook], severity: SEV-1, service: payments, then: declare}
          """);

  private final BotUnderTest bot = BotUnderTest.with(OURS);
  private final Machine machine = new Machine(bot);

  @AfterEach
  void stop() {
    bot.close();
  }

  private int incidents() {
    return bot.bot().incidents().find(new IncidentQuery.Recent(50)).size();
  }

  private static String down(String startsAt) {
    return Machine.alert("firing", "ApiDown", "f" + startsAt.hashCode(), startsAt);
  }

  @Test
  void oneThatIsUnreadableCostsOnlyItself() {
    try (LogTrap log = new LogTrap()) {
      assertThat(machine.sends(down("half past nine"), down(BEGAN)).facts())
          .isEqualTo(Map.of("declared", 1, "unreadable", 1));
      assertThat(log.all()).contains("ApiDown: `startsAt` is no time");
    }
    Room announcements = bot.room("incidents");
    assertThat(announcements.newest("can't read")).contains("An alert arrived", "startsAt");
    machine.sendsTo("alertmanager", "nonsense");
    bot.passes(Duration.ofMinutes(1));
    assertThat(announcements.newest("can't read")).contains("2 alerts arrived");
    assertThat(bot.bot().meters().scrape())
        .contains("muster_alerts_total{outcome=\"unreadable\"} 2.0");
  }

  @Test
  void whatIsCutOffIsReadAsFarAsItGoes() {
    String whole = Machine.message(down(BEGAN), down("2026-03-02T09:59:00Z"));
    AlertHook.Answer answer =
        machine.sendsTo("alertmanager", whole.substring(0, whole.length() - 60));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.facts()).containsEntry("declared", 1).containsEntry("unreadable", 1);
  }

  @Test
  void aStormInOneMessageIsOneIncident() {
    String flood =
        IntStream.range(0, 2_500)
            .mapToObj(
                i ->
                    Machine.alert("firing", "ApiDown", "f" + i, BEGAN)
                        .replace("since a while", "x".repeat(1800)))
            .collect(Collectors.joining(","));
    byte[] body =
        Machine.message(flood)
            .replace("\"version\"", "\"truncatedAlerts\": 37, \"version\"")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(body).hasSizeGreaterThan(5_000_000);
    AlertHook.Answer answer = bot.bot().hook().take("alertmanager", body);
    bot.settled();

    assertThat(answer.facts()).isEqualTo(Map.of("declared", 1, "joined", 1999, "left_out", 537L));
    assertThat(incidents()).isEqualTo(1);
    bot.passes(Duration.ofMinutes(3));
    assertThat(bot.room("incidents").newest("left out")).contains("537 alerts arrived");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T13:50:00Z, 2026-11-27T13:50:00Z",
    "2026-11-27 13:50:00Z, 2026-11-27T13:50:00Z",
    "2026-11-27T13:50:00, 2026-11-27T13:50:00Z",
    "2026-11-27t13:50:00z, 2026-11-27T13:50:00Z",
    "2026-11-27T13:50, 2026-11-27T13:50:00Z",
    "2026-11-27 13:50:00 +0000 UTC, 2026-11-27T13:50:00Z",
    "2026-11-27 14:50:00.123456789 +0100 CET m=+0.01, 2026-11-27T13:50:00.123456789Z",
    "2026-11-27T14:50:00+01:00, 2026-11-27T13:50:00Z",
    "2026-11-27T14:50:00+01, 2026-11-27T13:50:00Z",
    "2026-11-27T13:50:00.1234567890123Z, 2026-11-27T13:50:00.123456789Z",
    "1795787400, 2026-11-27T13:50:00Z",
    "1795787400.5, 2026-11-27T13:50:00.500Z",
    "1795787400500, 2026-11-27T13:50:00.500Z",
    "1795787400500000000, 2026-11-27T13:50:00.500Z",
    "'Fri, 27 Nov 2026 13:50:00 GMT', 2026-11-27T13:50:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
  })
  void momentsAreReadAsTheyAreWritten(String written, String moment) throws Exception {
    assertThat(AlertBody.read(Source.GRAFANA, bytes(Machine.message(down(written)))).alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.startedAt()).contains(Instant.parse(moment)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\": \"Recovered\"",
        "\"alert_transition\": \"Recovered\"",
        "\"state\": \"ok\"",
        "\"status\": \"OK\"",
        "\"status\": \"resolved\"",
        "\"state\": \"closed\"",
        "\"status\": \"success\""
      })
  void aRecoveryNeverDeclares(String said) throws Exception {
    String body = "{\"title\": \"Stripe webhook errors high\", " + said + "}";
    assertThat(AlertBody.read(Source.GENERIC, bytes(body)).alerts())
        .extracting(Alert::state)
        .containsExactly(Source.State.RESOLVED);
    assertThat(machine.sendsTo("generic", body).facts()).isEqualTo(Map.of("over", 1));
    assertThat(incidents()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Triggered",
        "FIRING",
        "alerting",
        "No Data",
        "Warn",
        "open",
        "re-triggered",
        "Re-No Data"
      })
  void whatFiresFiresInAnyWords(String status) throws Exception {
    String body = "{\"title\": \"Stripe webhook errors high\", \"status\": \"" + status + "\"}";
    assertThat(AlertBody.read(Source.GENERIC, bytes(body)).alerts())
        .extracting(Alert::state)
        .containsExactly(Source.State.FIRING);
  }

  @Test
  void whatStandsInFrontOfATitleIsItsState() {
    String title = "{\"id\": \"%s\", \"title\": \"%s\"}";
    assertThat(
            machine
                .sendsTo(
                    "generic", title.formatted("112", "[Recovered] Stripe webhook errors high"))
                .facts())
        .isEqualTo(Map.of("over", 1));
    assertThat(
            machine
                .sendsTo(
                    "generic", title.formatted("113", "[Triggered] Stripe webhook errors high"))
                .facts())
        .isEqualTo(Map.of("declared", 1));
    Room room = bot.room(bot.incident("INC-1").room().name().orElseThrow());
    assertThat(room.headline()).contains("Stripe webhook errors high").doesNotContain("Triggered]");
    assertThat(
            machine
                .sendsTo(
                    "generic",
                    title.formatted("114", "[P1] [Recovered] Stripe webhook errors high"))
                .facts())
        .as("another title, but never a declare")
        .isEqualTo(Map.of("over", 1));
    assertThat(
            machine
                .sendsTo(
                    "generic", title.formatted("115", "[Recovered] Stripe webhook errors high"))
                .facts())
        .isEqualTo(Map.of("over", 1));
    bot.passes(Duration.ofMinutes(1));
    assertThat(room.newest("it is over")).contains("Stripe webhook errors high");
    assertThat(incidents()).isEqualTo(1);
  }

  @Test
  void theEndOfWhatHadAnotherIdIsFoundByItsTitle() {
    machine.sendsTo("generic", "{\"title\": \"Stripe webhook errors\", \"id\": \"1\"}");
    assertThat(
            machine
                .sendsTo(
                    "generic",
                    "{\"title\": \"Stripe webhook errors\", \"id\": \"2\", \"status\": \"ok\"}")
                .facts())
        .isEqualTo(Map.of("over", 1));
    bot.passes(Duration.ofMinutes(1));
    assertThat(bot.room(bot.incident("INC-1").room().name().orElseThrow()).newest("it is over"))
        .contains("Stripe webhook errors");
  }

  @Test
  void whatGrafanaCouldNotEvaluateIsKnownByItsRule() {
    String alert =
        Machine.alert("firing", "DatasourceError", "d", BEGAN)
            .replace("\"service\"", "\"rulename\": \"ApiDown\", \"service\"");
    assertThat(machine.sendsTo("grafana", Machine.message(alert)).facts())
        .isEqualTo(Map.of("declared", 1));
    assertThat(bot.incident("INC-1").title()).contains("DatasourceError of ", "ApiDown");
  }

  @Test
  void severalGenericOnesMayComeAtOnce() {
    assertThat(
            machine
                .sendsTo(
                    "generic",
                    "[{\"title\": \"stripe webhook a\"}, {}, {\"title\": \"stripe webhook b\"}]")
                .facts())
        .isEqualTo(Map.of("declared", 1, "joined", 1, "unreadable", 1));
    assertThat(MatchedRule.of(alert("Stripe webhook"), Playbooks.only(OURS))).isPresent();
  }

  private static Alert alert(String title) {
    try {
      return AlertBody.read(Source.GENERIC, bytes("{\"title\": \"" + title + "\"}"))
          .alerts()
          .get(0);
    } catch (Unreadable | java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
