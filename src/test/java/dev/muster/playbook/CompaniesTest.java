package dev.muster.playbook;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How five companies, and a hospital, answer incidents: read from their files as they mean it. */
class CompaniesTest {
  private static final Path ALL = Path.of("config/playbooks");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ALL)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @Test
  void thereAreSeven() throws IOException {
    assertThat(files())
        .extracting(file -> file.getFileName().toString().replace(".yml", ""))
        .containsExactly(
            "default", "fintech", "flowrex", "hospital", "money-flow", "saltbitter", "tictacflow");
  }

  @ParameterizedTest
  @MethodSource("files")
  void noneHasAFault(Path file) throws Exception {
    assertThat(PlaybookFile.check(file)).isEmpty();
    Playbook playbook = PlaybookFile.read(file);
    assertThat(file).hasFileName(playbook.name() + ".yml");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRunbookThatIsSuggestedHasStepsAndFitsItsOwnWords(Path file) throws Exception {
    for (Runbook runbook : PlaybookFile.read(file).course().runbooks()) {
      assertThat(runbook.boxes()).as(runbook.name()).isNotEmpty();
      assertThat(runbook.suggestedBy()).allMatch(runbook::fits);
    }
  }

  /** In brackets YAML ends a sentence at its first comma, unless it is in quotes. */
  @ParameterizedTest
  @MethodSource("files")
  void noSentenceIsCutAtItsComma(Path file) throws Exception {
    Playbook playbook = PlaybookFile.read(file);
    Stream<String> said =
        Stream.of(
                playbook.severities().stream().flatMap(level -> level.examples().stream()),
                playbook.roles().stream().flatMap(role -> role.duties().stream()),
                playbook.ladder().situations().stream().flatMap(s -> s.advice().stream()),
                playbook.course().runbooks().stream()
                    .flatMap(
                        book -> Stream.concat(book.symptoms().stream(), book.boxes().stream())),
                playbook.course().resolveGuard().confirm().stream())
            .flatMap(each -> each);
    assertThat(said).noneMatch(sentence -> Character.isLowerCase(sentence.charAt(0)));
    for (Phase phase : playbook.course().phases()) {
      assertThat(phase.checklist()).noneMatch(box -> Character.isLowerCase(box.charAt(0)));
    }
  }

  @Test
  void moneyFlowCallsByLevelAndAsksForAnUpdateInEachPhase() throws Exception {
    Playbook playbook = company("money-flow");
    assertThat(targets(playbook)).containsExactly(m(15), h(1), h(4), h(24));
    assertThat(steps(playbook, "SEV-4")).containsExactly("On-call engineer 0");
    assertThat(steps(playbook, "SEV-3")).containsExactly("On-call engineer 0", "Team lead 0");
    assertThat(steps(playbook, "SEV-2")).hasSize(3);
    assertThat(steps(playbook, "SEV-1")).hasSize(4).last().asString().contains("executives");
    assertThat(playbook.updateEvery("SEV-3", Audience.WAR_ROOM)).contains(new Cadence.ByPhase());
    assertThat(playbook.course().phases("SEV-1"))
        .extracting(phase -> phase.until().at("SEV-1").orElseThrow())
        .containsExactly(m(5), m(15), h(1), h(24), h(72));
    assertThat(playbook.course().runbooks()).hasSize(6);
    assertThat(playbook.aftermath().reviewWithin()).contains(h(48));
  }

  @Test
  void moneyFlowsAlertsSayWhatTheyMean() throws Exception {
    Playbook playbook = company("money-flow");
    Map<String, String> alerts =
        Map.of(
            "[FIRING] Health check failed 3 times on api-1", "SEV-1",
            "alertname: DatabaseUnreachable, instance: db-1", "SEV-1",
            "Error rate is 7 %", "SEV-2",
            "P95 is 2.4 s", "SEV-3",
            "Disk usage of db-1 is 83 %", "SEV-3",
            "Rate limit exceeded by 10.0.0.7", "SEV-4");
    alerts.forEach(
        (text, severity) ->
            assertThat(playbook.alert(text).map(rule -> rule.meaning().severity()))
                .as(text)
                .contains(severity));
    assertThat(playbook.alert("Deployment of api is done")).isEmpty();
    AlertRule down = playbook.alert("API down").orElseThrow();
    assertThat(down.then()).isEqualTo(AlertRule.Then.DECLARE);
    assertThat(down.meaning().service()).contains("api");
    assertThat(down.meaning().runbook()).contains("api-down");
  }

  @Test
  void tictacflowReportsEveryFiveMinutesAndHasTwoMinutesToTriage() throws Exception {
    Playbook playbook = company("tictacflow");
    assertThat(targets(playbook)).containsExactly(m(5), m(30), h(2), ofDays(7));
    assertThat(playbook.rhythm().reports("P1")).containsOnlyKeys("sre").containsValue(every(m(5)));
    assertThat(playbook.updateEvery("P1", "status_page")).contains(new Cadence.Every(m(5), m(10)));
    assertThat(playbook.course().timeboxes())
        .extracting(box -> box.within().at("P1").orElseThrow())
        .containsExactly(m(2), m(5), m(30));
    assertThat(playbook.warRoom().callDue().at("P1")).contains(new Delay.After(ZERO));
    assertThat(playbook.warRoom().callDue().at("P2")).contains(new Delay.After(m(30)));
    assertThat(playbook.ladder().situations()).hasSize(5);
    assertThat(steps(playbook, "P1")).contains("Executives 3600");
    assertThat(playbook.aftermath().postMortemDue("P1")).contains(new Due.Within(h(24)));
    NameFacts facts =
        new NameFacts(Instant.parse("2026-03-01T09:15:00Z"), 7, "P1", null, "App is down");
    assertThat(playbook.channelName(facts)).isEqualTo("incident-p1-20260301-0915");
  }

  @Test
  void atTictacflowTheSupportLeadIsOnCallInBusinessHours() throws Exception {
    Playbook playbook = company("tictacflow");
    OnCall onCall = playbook.people().onCall("on-call").orElseThrow();
    BusinessHours hours = playbook.businessHours();
    assertThat(onCall.who(Instant.parse("2026-01-07T10:00:00Z"), hours)).contains("@support-lead");
    assertThat(onCall.who(Instant.parse("2026-01-07T22:00:00Z"), hours)).contains("@engineer-1");
    assertThat(onCall.who(Instant.parse("2026-01-14T22:00:00Z"), hours)).contains("@engineer-2");
  }

  @Test
  void saltbitterClimbsEveryFiveMinutesAndWaitsForHalfAnHourOfQuiet() throws Exception {
    Playbook playbook = company("saltbitter");
    assertThat(playbook.severities())
        .extracting(SeverityLevel::responseTarget)
        .containsExactly(
            new ResponseTarget.Within(ZERO, false),
            new ResponseTarget.Within(m(30), false),
            new ResponseTarget.Within(h(2), true),
            new ResponseTarget.NextBusinessDay());
    assertThat(steps(playbook, "SEV-1"))
        .containsExactly("Primary 0", "Secondary 300", "Engineering manager 600", "CTO 7200");
    assertThat(steps(playbook, "SEV-3"))
        .containsExactly(
            "Primary when the response target has passed",
            "Secondary 5 min after the response target has passed",
            "Engineering manager 10 min after the response target has passed");
    assertThat(steps(playbook, "SEV-4")).containsExactly("Primary on the next business day");
    for (String audience : List.of(Audience.WAR_ROOM, "status_page")) {
      assertThat(playbook.updateEvery("SEV-1", audience)).contains(every(m(30)));
      assertThat(playbook.updateEvery("SEV-2", audience)).contains(every(h(1)));
      assertThat(playbook.updateEvery("SEV-3", audience)).contains(every(h(4)));
      assertThat(playbook.updateEvery("SEV-4", audience)).isEmpty();
    }
    assertThat(playbook.course().resolveGuard().normalFor()).contains(m(30));
    assertThat(playbook.rhythm().audience("status_page").orElseThrow().templates().byStatus())
        .containsKeys(Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED);
  }

  @Test
  void fintechClimbsThreeLevelsAndTellsCustomersEveryQuarterOfAnHour() throws Exception {
    Playbook playbook = company("fintech");
    assertThat(targets(playbook)).containsExactly(m(15), h(1), h(4), h(24));
    assertThat(steps(playbook, "SEV-1"))
        .containsExactly(
            "L1 on-call engineer 0", "L2 engineering manager 900", "L3 VP engineering 2700");
    assertThat(playbook.ladder().steps())
        .extracting(Ladder.Step::answerWithin)
        .containsExactly(Optional.of(m(15)), Optional.of(m(5)), Optional.empty());
    assertThat(playbook.updateEvery("SEV-1", "customers")).contains(every(m(15)));
    assertThat(playbook.updateEvery("SEV-3", Audience.WAR_ROOM)).contains(every(m(30)));
    assertThat(
            playbook.course().timeboxes().stream()
                .flatMap(box -> box.within().at("SEV-2").stream()))
        .containsExactly(m(5), m(15), m(30), h(1));
    NameFacts facts =
        new NameFacts(
            Instant.parse("2024-01-15T14:23:00Z"), 7, "SEV-1", "auth-service", "Login fails");
    assertThat(playbook.incidentId(facts)).isEqualTo("2024-01-15-1423-auth-service");
    assertThat(playbook.channelName(facts)).isEqualTo("sev-1-incident");
  }

  @Test
  void flowrexCallsByItsMatrixAndKeepsWhatEachUpdatePromised() throws Exception {
    Playbook playbook = company("flowrex");
    assertThat(steps(playbook, "P0"))
        .containsExactly("On-call engineer 0", "Team lead 0", "Management 900");
    assertThat(steps(playbook, "P1"))
        .containsExactly("On-call engineer 0", "Team lead 900", "Management 3600");
    assertThat(steps(playbook, "P2")).containsExactly("On-call engineer 3600", "Team lead 14400");
    assertThat(steps(playbook, "P3")).containsExactly("On-call engineer on the next business day");
    assertThat(playbook.updateEvery("P0", Audience.WAR_ROOM))
        .contains(new Cadence.AsPromised(Duration.ofMinutes(30)));
    assertThat(playbook.course().runbooks()).hasSize(9);
    assertThat(playbook.aftermath().postMortemDue("P0")).contains(new Due.Within(ZERO));
    assertThat(playbook.aftermath().agenda())
        .extracting(AfterIncident.AgendaItem::takes)
        .containsExactly(m(10), m(15), m(5), m(10), m(15), m(5));
  }

  @Test
  void theHospitalHasSixLevelsAndThreeShifts() throws Exception {
    Playbook playbook = company("hospital");
    assertThat(playbook.severities()).hasSize(6);
    OnCall desk = playbook.people().onCall("service-desk").orElseThrow();
    assertThat(
            Stream.of("05:00", "07:00", "15:00", "23:00")
                .map(time -> Instant.parse("2026-01-07T" + time + ":00Z"))
                .map(at -> desk.who(at, playbook.businessHours()).orElseThrow()))
        .containsExactly("@desk-early", "@desk-early", "@desk-late", "@desk-night");
    assertThat(desk.who(Instant.parse("2026-12-24T20:00:00Z"), playbook.businessHours()))
        .contains("@desk-christmas");
  }

  @Test
  void noFileNamesACommand() throws IOException {
    for (Path file : files()) {
      assertThat(Files.readString(file, StandardCharsets.UTF_8))
          .as(file.toString())
          .doesNotContainPattern(
              "(?m)\\b(docker-compose|docker|kubectl|psql|curl|aws ecs|grep|jq)\\b ");
    }
  }

  private static Playbook company(String name) throws PlaybookFaults {
    return PlaybookFile.read(ALL.resolve(name + ".yml"));
  }

  private static List<Duration> targets(Playbook playbook) {
    return playbook.severities().stream()
        .map(level -> ((ResponseTarget.Within) level.responseTarget()).span())
        .toList();
  }

  /** Each with the second at which it is taken. */
  private static List<String> steps(Playbook playbook, String severity) {
    return playbook.ladder().steps().stream()
        .flatMap(
            step -> step.after().at(severity).stream().map(after -> step.name() + " " + at(after)))
        .toList();
  }

  private static String at(Delay delay) {
    return delay instanceof Delay.After after
        ? String.valueOf(after.span().toSeconds())
        : delay.text();
  }

  private static Cadence every(Duration span) {
    return new Cadence.Every(span, span);
  }

  private static Duration m(int minutes) {
    return ofMinutes(minutes);
  }

  private static Duration h(int hours) {
    return ofHours(hours);
  }
}
