package dev.muster.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.store.IncidentQuery;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert is known by its fingerprint, and stands as it was told last. */
final class AlertStateTest {
  private static final String BEGAN = "2026-03-02T09:58:00Z";
  private static final String RULES =
      """
      services:
        - {name: api, title: API}
      alerts:
        - {name: %s, labels: {alertname: ApiDown}, severity: SEV-1, service: api, then: declare}
        - {name: Anything else that pages, labels: {severity: page}, severity: SEV-2, then: ask}
      """;
  private static final Playbook OURS = ours("API down");

  @TempDir private static Path dir;

  private final BotUnderTest bot = BotUnderTest.with(OURS);
  private final Machine machine = new Machine(bot);

  private static Playbook ours(String name) {
    return dev.muster.testkit.Playbooks.extended(RULES.formatted(name));
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private static String down(String status, String fingerprint, String startsAt) {
    return Machine.alert(status, "ApiDown", fingerprint, startsAt);
  }

  private static String pages(String status, String name, String fingerprint) {
    return """
    {"status": "%s", "labels": {"alertname": "%s", "severity": "page"}, "fingerprint": "%s",
     "annotations": {"summary": "%s hurts"}, "startsAt": "%s"}\
    """
        .formatted(status, name, fingerprint, name, BEGAN);
  }

  private List<Incident> all() {
    return bot.bot().incidents().find(new IncidentQuery.Recent(50));
  }

  private Room warRoom(String id) {
    return bot.room(bot.incident(id).room().name().orElseThrow());
  }

  private Room announcements() {
    return bot.room("incidents");
  }

  @Test
  void whereTheChannelTakesNoQuestionThoseOnCallAreAsked() {
    bot.hands().does("archive", Map.of("user", "ana", "channel", announcements().id()));

    machine.sends(pages("firing", "Disk", "d"));
    bot.settled();

    for (String name : List.of("ben", "chi")) {
      assertThat(bot.person(name).direct().messages())
          .singleElement()
          .asString()
          .contains(
              "Disk hurts", "could not post it, so it comes to you: you are on call", "Declare");
    }
    bot.person("ben").presses(bot.person("ben").direct(), "Not an incident");
    bot.settled();
    assertThat(bot.person("ben").direct().lastMessage()).contains("that it is none");
  }

  @Test
  void whatFiresAgainWhenNothingIsOpenIsAnotherIncident() {
    machine.sends(down("firing", "a", BEGAN));
    bot.person("ana").types(warRoom("INC-1"), "resolve it was the cable");
    bot.passes(Duration.ofMinutes(20));

    assertThat(machine.sends(down("firing", "a", BEGAN)).facts()).isEqualTo(Map.of("declared", 1));
    assertThat(all()).hasSize(2);
  }

  @Test
  void theEndIsHeardWhateverStartItNames() {
    machine.sends(down("firing", "a", BEGAN));
    bot.passes(Duration.ofMinutes(2));
    assertThat(machine.sends(down("resolved", "a", "2026-03-02T10:02:00Z")).facts())
        .isEqualTo(Map.of("over", 1));
    bot.passes(Duration.ofMinutes(1));
    assertThat(warRoom("INC-1").newest("it is over")).contains("ApiDown");
  }

  @Test
  void eachTimeThatItFiresIsTold() {
    machine.sends(down("firing", "a", BEGAN));
    machine.sends(down("resolved", "a", BEGAN));
    machine.sends(down("firing", "a", "2026-03-02T10:03:00Z"));
    assertThat(warRoom("INC-1").events(AlertHeard.class))
        .extracting(AlertHeard::tidings)
        .containsExactly(Tidings.FIRST, Tidings.OVER, Tidings.BACK);
  }

  @Test
  void theEndOfAnEarlierTimeEndsNothing() {
    machine.sends(down("firing", "a", "2026-03-02T09:50:00Z"));
    machine.sends(down("firing", "a", "2026-03-02T09:59:00Z"));
    String late = down("resolved", "a", "2026-03-02T09:50:00Z");
    assertThat(machine.sends(late.replace("0001-01-01T00:00:00Z", "2026-03-02T09:55:00Z")).facts())
        .isEqualTo(Map.of("repeated", 1));
  }

  @Test
  void whatWasOverBeforeItsBeginningCameBeginsNothing() {
    assertThat(machine.sends(down("resolved", "a", BEGAN)).facts()).isEqualTo(Map.of("over", 1));
    assertThat(machine.sends(down("firing", "a", BEGAN)).facts()).isEqualTo(Map.of("repeated", 1));
    assertThat(all()).isEmpty();
    bot.passes(Duration.ofMinutes(6));
    assertThat(machine.sends(down("firing", "a", BEGAN)).facts()).isEqualTo(Map.of("declared", 1));
  }

  @Test
  void aSenderThatTriesAgainIsNotHeardTwice() {
    machine.sends(down("firing", "a", BEGAN));
    for (int i = 0; i < 4; i++) {
      bot.passes(Duration.ofMinutes(1));
      assertThat(machine.sends(down("firing", "a", BEGAN)).facts())
          .isEqualTo(Map.of("repeated", 1));
    }
    bot.passes(Duration.ofMinutes(1));
    assertThat(machine.sends(down("firing", "a", BEGAN)).facts()).isEqualTo(Map.of("again", 1));
  }

  @Test
  void startsOfNoMeaningAreNotBelieved() {
    machine.sends(down("firing", "a", "0001-01-01T00:00:00Z"));
    machine.sends(down("resolved", "a", "0001-01-01T00:00:00Z"));
    Incident first = all().get(0);
    assertThat(first.milestones().started()).isEqualTo(first.milestones().declared());
    bot.person("ana").types(warRoom("INC-1"), "resolve it was nothing");
    machine.sends(down("firing", "b", "1970-01-01T00:00:00Z"));
    machine.sends(down("firing", "c", "2100-01-01T00:00:00Z"));
    Incident second = all().get(0);
    assertThat(second.milestones().started()).isEqualTo(second.milestones().declared());
    assertThat(bot.person("ana").types("stats text")).doesNotContain("days*");
  }

  @Test
  void twoOfOtherNamesAreBothAskedAbout() {
    assertThat(machine.sends(pages("firing", "DbSlow", "a")).facts()).isEqualTo(Map.of("asked", 1));
    bot.passes(Duration.ofMinutes(1));
    assertThat(machine.sends(pages("firing", "CertExpired", "b")).facts())
        .isEqualTo(Map.of("asked", 1));
    assertThat(announcements().messages())
        .anyMatch(m -> m.contains("DbSlow"))
        .anyMatch(m -> m.contains("CertExpired"));
    Person ana = bot.person("ana");
    ana.types("alert 2");
    assertThat(ana.form().toString()).contains("CertExpired");
  }

  @Test
  void whatWaitsStandsOnOneMessageThatGrows() {
    String[] flood =
        IntStream.range(0, 40)
            .mapToObj(i -> pages("firing", "N" + "abcdefghij".charAt(i % 10) + i, "f" + i))
            .toArray(String[]::new);
    assertThat(machine.sends(flood).facts()).isEqualTo(Map.of("asked", 3, "waits", 37));
    bot.passes(Duration.ofSeconds(20));
    assertThat(announcements().messages()).hasSize(4);
    assertThat(announcements().newest("for an answer"))
        .contains("37 alerts wait for an answer", "SEV-2", "and 27 more", "/incident alert 14");

    Person ana = bot.person("ana");
    ana.types("alert 5");
    ana.submits(Map.of());
    bot.passes(Duration.ofMinutes(1));
    assertThat(announcements().newest("for an answer")).contains("33 alerts wait", "4 answered");
  }

  @Test
  void whatStillFiresWhenNobodyAnsweredIsAskedAboutOnceMore() {
    machine.sends(pages("firing", "DbSlow", "a"), pages("firing", "DbSlow", "b"));
    machine.sends(pages("firing", "Backup", "c"));
    bot.passes(Duration.ofMinutes(30));
    machine.sends(pages("resolved", "Backup", "c"));
    bot.passes(Duration.ofMinutes(40));
    assertThat(announcements().lastMessage())
        .contains("2 alerts still fire and nobody has answered", "DbSlow hurts")
        .doesNotContain("Backup");
    int messages = announcements().messages().size();
    bot.passes(Duration.ofHours(5));
    assertThat(announcements().messages()).hasSize(messages);
    assertThat(machine.sends(pages("firing", "DbSlow", "b")).facts()).isEqualTo(Map.of("again", 1));
    assertThat(announcements().messages()).hasSize(messages + 1);
  }

  @Test
  void whatWaitedBehindAFalseAlarmIsAskedAboutWhenTheHourIsOver() {
    machine.sends(pages("firing", "DbSlow", "a"));
    bot.person("ana").presses(announcements(), "Not an incident");
    machine.sends(pages("firing", "DbSlow", "b"));
    bot.passes(Duration.ofMinutes(70));
    assertThat(announcements().lastMessage()).contains("1 alert still fires");
  }

  @Test
  void theEndOfWhatNobodySawIsNotTold() {
    String[] fire =
        IntStream.range(0, 60)
            .mapToObj(i -> pages("firing", "DbSlow", "f" + i))
            .toArray(String[]::new);
    machine.sends(fire);
    bot.passes(Duration.ofSeconds(20));
    int before = announcements().messages().size();
    machine.sends(Stream.of(fire).map(a -> a.replace("firing", "resolved")).toArray(String[]::new));
    bot.passes(Duration.ofMinutes(2));
    assertThat(announcements().messages()).hasSizeLessThanOrEqualTo(before + 1);
    assertThat(announcements().lastMessage()).contains("60 alerts are over");
  }

  @Test
  void oneOfTwoIsOver() {
    String one =
        down("firing", "a", BEGAN).replace("\"service\"", "\"instance\": \"api-1\", \"service\"");
    String other =
        down("firing", "b", BEGAN).replace("\"service\"", "\"instance\": \"api-2\", \"service\"");
    machine.sends(one, other);
    bot.passes(Duration.ofMinutes(2));
    machine.sends(other.replace("firing", "resolved"));
    bot.passes(Duration.ofMinutes(2));
    Room room = warRoom("INC-1");
    assertThat(room.newest("over")).contains("says that 1 of 2 is over: ", "(api-2)");
    machine.sends(one.replace("firing", "resolved"));
    bot.passes(Duration.ofMinutes(2));
    assertThat(room.newest("over")).contains("says that all 2 are over: ", "(api-1)");
  }

  @Test
  void aFalseAlarmThatComesBackIsAskedAbout() {
    machine.sends(down("firing", "a", BEGAN));
    bot.person("ana").types(warRoom("INC-1"), "cancel false alarm");
    machine.sends(down("resolved", "a", BEGAN));
    for (int i = 1; i < 5; i++) {
      bot.passes(Duration.ofMinutes(2));
      machine.sends(down("firing", "a", "2026-03-02T10:0" + i + ":00Z"));
      machine.sends(down("resolved", "a", "2026-03-02T10:0" + i + ":00Z"));
    }
    assertThat(all()).hasSize(1);
    assertThat(announcements().messages())
        .anyMatch(m -> m.contains("says: *ApiDown") || m.contains("said: *ApiDown"));
    bot.passes(Duration.ofMinutes(61));
    assertThat(machine.sends(down("firing", "a", "2026-03-02T11:30:00Z")).facts())
        .isEqualTo(Map.of("declared", 1));
  }

  @Test
  void theAlertsOfADuplicateGoWithIt() {
    Person ana = bot.person("ana");
    ana.types("declare SEV-1 the API is down, people say");
    machine.sends(down("firing", "a", BEGAN));
    ana.types(warRoom("INC-2"), "cancel duplicate of INC-1");
    machine.sends(down("resolved", "a", BEGAN));
    bot.passes(Duration.ofMinutes(2));
    assertThat(warRoom("INC-1").newest("it is over")).contains("ApiDown");
    assertThat(machine.sends(down("firing", "b", BEGAN)).facts()).isEqualTo(Map.of("joined", 1));
  }

  @Test
  void theSameAsAnOpenOneIsToldThere() {
    Person ana = bot.person("ana");
    ana.types("declare SEV-2 the database is slow");
    machine.sends(pages("firing", "DbSlow", "a"));
    ana.presses(announcements(), "Declare");
    ana.submits(Map.of("same", "INC-1"));
    assertThat(all()).hasSize(1);
    assertThat(announcements().newest("DbSlow"))
        .contains("It is *INC-1* now")
        .doesNotContain("Not an incident");
    bot.passes(Duration.ofMinutes(1));
    assertThat(warRoom("INC-1").newest("DbSlow")).contains("says too");
    machine.sends(pages("resolved", "DbSlow", "a"));
    bot.passes(Duration.ofMinutes(1));
    assertThat(warRoom("INC-1").newest("it is over")).contains("DbSlow");
  }

  @Test
  void aFloodThatIsToldAgainDoesNotBuryPeople() {
    String[] fifty =
        IntStream.range(0, 50).mapToObj(i -> down("firing", "f" + i, BEGAN)).toArray(String[]::new);
    machine.sends(fifty);
    Room room = warRoom("INC-1");
    bot.person("ana").types(room, "note I look at the load balancer");
    for (int i = 0; i < 10; i++) {
      bot.passes(Duration.ofMinutes(6));
      machine.sends(fifty);
    }
    assertThat(room.events(AlertHeard.class)).hasSizeLessThan(10);
    Person ben = bot.person("ben");
    assertThat(ben.types(room, "timeline")).contains("I look at the load balancer");
    assertThat(ben.types(room, "summary")).contains("I look at the load balancer");
    assertThat(room.newest("go on")).contains("50 alerts go on");
  }

  @Test
  void aRuleByAnotherNameIsTheSameRule() {
    try (BotUnderTest kept = BotUnderTest.on(() -> Database.in(dir), OURS)) {
      new Machine(kept).sends(down("firing", "a", BEGAN));
      kept.restartsWith(Playbooks.only(ours("The API does not answer")));
      assertThat(new Machine(kept).sends(down("firing", "b", BEGAN)).facts())
          .isEqualTo(Map.of("joined", 1));
    }
  }

  @Test
  void aCatchAllAsksAboutWhatNoOtherRuleIsAbout() {
    Playbook any =
        dev.muster.testkit.Playbooks.extended(
            """
            alerts:
              - {name: API down, labels: {alertname: ApiDown}, severity: SEV-1, then: declare}
              - {name: Anything else, any: true, severity: SEV-3}
            """);
    bot.restartsWith(Playbooks.only(any));
    assertThat(new Machine(bot).sends(Machine.alert("firing", "Whatever", "w", BEGAN)).facts())
        .isEqualTo(Map.of("asked", 1));
    assertThat(announcements().lastMessage()).contains("Whatever", "SEV-3");
    assertThat(PlaybookFile.shippedDefault().anythingElse()).isPresent();
  }
}
