package dev.muster.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.playbook.Playbook;
import dev.muster.store.IncidentQuery;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.CutOff;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines say that something is wrong. */
final class AlertTest {
  private static final String BEGAN = "2026-03-02T09:58:00Z";

  private static final Playbook OURS =
      Playbooks.extended(
          """
          services:
            - {name: api, title: API}
          runbooks:
            - {name: api-down, title: The API is down, fix: [Start it]}
          rights:
            see_private: ["@oncall"]
          alerts:
            - {name: API down, labels: {alertname: ApiDown}, severity: SEV-1, service: api, runbook: api-down, then: declare}
            - {name: Disk full, from: Health checks, words: [disk full], severity: SEV-3}
            - {name: Break-in, words: [break-in], severity: SEV-1, private: true, then: declare}
          """);

  @TempDir Path dir;
  private BotUnderTest bot = BotUnderTest.with(OURS);
  private Machine machine = new Machine(bot);

  @AfterEach
  void stop() {
    bot.close();
  }

  private static String down(String fingerprint) {
    return Machine.alert("firing", "ApiDown", fingerprint, BEGAN);
  }

  private List<Incident> all() {
    return bot.bot().incidents().find(new IncidentQuery.Recent(50));
  }

  private Room warRoom() {
    return bot.room(all().get(0).room().name().orElseThrow());
  }

  @Test
  void whatDeclaresDeclaresInTheMachinesName() {
    assertThat(machine.sends(down("a")).facts()).isEqualTo(Map.of("declared", 1));

    assertThat(all()).hasSize(1);
    Room room = warRoom();
    assertThat(room.headline()).contains("SEV-1").contains("ApiDown on <\u2060!channel> *api*");
    assertThat(room.newest("Alertmanager says: ")).contains("since a while", "|look>");
    assertThat(room.newest("*The API is down*")).contains("Open runbook");
    assertThat(room.members()).containsExactlyInAnyOrder("ben", "chi");
    assertThat(bot.room("incidents").lastMessage()).contains("declared by Alertmanager");
    assertThat(bot.person("ben").types(room, "who")).contains("*Declared by* Alertmanager");
    assertThat(bot.person("ben").types(room, "timeline"))
        .contains("Alertmanager says: ApiDown")
        .contains("since a while");
  }

  @Test
  void whatNobodyAnswersIsAskedOfEverybody() {
    machine.sends(down("a"));
    bot.passes(Duration.ofMinutes(31));

    assertThat(warRoom().newest("Nobody commands this incident")).contains("Take command");
    assertThat(warRoom().messages()).noneMatch(m -> m.contains("machine:"));
  }

  @Test
  void toldTwiceIsOnceAndAFloodIsOneIncident() {
    machine.sends(down("a"));
    assertThat(machine.sends(down("a")).facts()).isEqualTo(Map.of("repeated", 1));
    String[] flood = IntStream.range(0, 200).mapToObj(i -> down("f" + i)).toArray(String[]::new);

    assertThat(machine.sends(flood).facts()).isEqualTo(Map.of("joined", 200));

    assertThat(all()).hasSize(1);
    Room room = warRoom();
    bot.passes(Duration.ofMinutes(1));
    assertThat(room.events(AlertHeard.class)).extracting(AlertHeard::alerts).contains(50, 50, 50);
    assertThat(room.messages()).filteredOn(m -> m.contains("more alerts")).hasSize(1);
    assertThat(room.newest("more alerts")).contains(": 200 more alerts: *ApiDown on");
  }

  @Test
  void whatGoesOnIsSaidNowAndThenAndTheEndEndsNothing() {
    machine.sends(down("a"));
    bot.passes(Duration.ofMinutes(5));
    assertThat(machine.sends(down("a")).facts()).isEqualTo(Map.of("again", 1));
    String over = Machine.alert("resolved", "ApiDown", "a", BEGAN);
    assertThat(machine.sends(over).facts()).isEqualTo(Map.of("over", 1));
    assertThat(machine.sends(over).facts()).isEqualTo(Map.of("repeated", 1));
    assertThat(machine.sends(down("a")).facts())
        .as("a delayed one of before its end")
        .isEqualTo(Map.of("repeated", 1));
    bot.passes(Duration.ofMinutes(1));

    Room room = warRoom();
    assertThat(room.newest("Alertmanager says it is over: ")).contains("Alertmanager still says: ");
    assertThat(room.events(AlertHeard.class))
        .extracting(AlertHeard::tidings)
        .containsExactly(Tidings.FIRST, Tidings.AGAIN, Tidings.OVER);
    assertThat(all().get(0).isOpen()).isTrue();

    bot.passes(Duration.ofMinutes(4));
    assertThat(machine.sends(down("a")).facts())
        .as("with the start that it had")
        .isEqualTo(Map.of("again", 1));
    bot.passes(Duration.ofMinutes(1));
    assertThat(room.newest("fires again")).contains("Alertmanager says that it fires again: ");
  }

  @Test
  void afterTheEndTheNextOneIsAnother() {
    machine.sends(down("a"));
    Person ben = bot.person("ben");
    ben.types(warRoom(), "resolve it was the cable");
    assertThat(
            machine.sends(Machine.alert("firing", "ApiDown", "a", "2026-03-02T10:00:00Z")).facts())
        .isEqualTo(Map.of("declared", 1));
    assertThat(all()).hasSize(2);
  }

  @Test
  void whatAsksIsDeclaredByTheFormFilledIn() {
    Room announcements = bot.room("incidents");
    AlertHook.Answer answer =
        machine.sendsTo(
            "generic",
            """
            {"title": "Disk full on db-1", "text": "98 %", "id": "d1", "service": "API"}\
            """);
    assertThat(answer.facts()).isEqualTo(Map.of("asked", 1));
    assertThat(all()).isEmpty();
    assertThat(announcements.lastMessage())
        .contains("Health checks says: *Disk full on db-1*", "98 %", "SEV-3, api");
    assertThat(
            machine
                .sendsTo("generic", "{\"title\": \"Disk full on db-2\", \"service\": \"api\"}")
                .facts())
        .isEqualTo(Map.of("waits", 1));

    Person ana = bot.person("ana");
    ana.types("alert 1");
    assertThat(ana.form().toString()).contains("Disk full on db-1", "reads like the alert");
    ana.submits(Map.of());

    assertThat(all()).singleElement().extracting(i -> i.severity().name()).isEqualTo("SEV-3");
    assertThat(all().get(0).identity().declaredBy().value()).isEqualTo(ana.id());
    assertThat(warRoom().newest("Health checks says: ")).contains("98 %");
    assertThat(announcements.messages().get(0))
        .contains("Health checks said: *Disk full on db-1*", "It is *INC-1* now, <#")
        .doesNotContain("Not an incident");
    assertThat(ana.types("alert 1 dismiss")).contains("It is an incident already: INC-1.");
    assertThat(
            machine
                .sendsTo("generic", "{\"title\": \"Disk full on db-3\", \"service\": \"api\"}")
                .facts())
        .isEqualTo(Map.of("joined", 1));
  }

  @Test
  void whoeverSaysThatItIsNoneIsNamed() {
    Room announcements = bot.room("incidents");
    machine.sendsTo("generic", "{\"title\": \"Disk full on db-1\"}");
    Person ana = bot.person("ana");

    assertThat(ana.pressesAndIsTold(announcements, "Not an incident"))
        .contains("Noted: it is no incident.");

    assertThat(announcements.lastMessage())
        .contains("<@" + ana.id() + "> says that this is no incident: *Disk full on db-1*");
    assertThat(announcements.messages().get(0))
        .contains("<@" + ana.id() + "> said at", "that it is none")
        .doesNotContain("Not an incident");
    assertThat(bot.person("ben").types("alert 1")).contains("<@" + ana.id() + "> said at");
    assertThat(machine.sendsTo("generic", "{\"title\": \"Disk full on db-2\"}").facts())
        .isEqualTo(Map.of("waits", 1));
    bot.passes(Duration.ofMinutes(61));
    assertThat(machine.sendsTo("generic", "{\"title\": \"Disk full on db-3\"}").facts())
        .isEqualTo(Map.of("asked", 1));
  }

  @Test
  void whatIsOverBeforeAnybodyAnsweredIsSaid() {
    machine.sendsTo("generic", "{\"title\": \"Disk full\", \"id\": \"d\"}");
    machine.sendsTo(
        "generic", "{\"title\": \"Disk full\", \"id\": \"d\", \"status\": \"resolved\"}");
    assertThat(bot.room("incidents").lastMessage())
        .contains("It was over at", "Declare")
        .doesNotContain("Not an incident");
    bot.passes(Duration.ofMinutes(1));
    assertThat(bot.room("incidents").lastMessage())
        .contains("Health checks says it is over: *Disk full*");
  }

  @Test
  void whatIsPrivateIsToldToThoseWhoMaySeeItAndToNobodyElse() {
    machine.sendsTo("generic", "{\"title\": \"break-in at the bank\", \"text\": \"by a window\"}");

    assertThat(all()).isEmpty();
    assertThat(bot.room("incidents").messages()).noneMatch(m -> m.contains("break-in"));
    Incident incident = bot.incident("INC-1");
    assertThat(incident.isPrivate()).isTrue();
    Room room = bot.room(incident.room().name().orElseThrow());
    assertThat(room.members()).containsExactlyInAnyOrder("ben", "chi");
    assertThat(room.newest("An alert says: ")).contains("by a window");
    assertThat(bot.bot().meters().scrape())
        .contains("muster_alerts_total{outcome=\"declared\"} 1.0")
        .doesNotContain("break-in");
  }

  @Test
  void whatNoRuleIsAboutIsToldToPeople() {
    assertThat(machine.sends(Machine.alert("firing", "Backup", "b", BEGAN)).facts())
        .isEqualTo(Map.of("no_rule", 1));
    assertThat(all()).isEmpty();
    assertThat(bot.bot().meters().scrape())
        .contains("muster_alerts_total{outcome=\"no_rule\"} 1.0");
    Room announcements = bot.room("incidents");
    assertThat(announcements.lastMessage())
        .contains("An alert arrived since", "no rule of the playbook covers: *Backup on");

    for (int i = 0; i < 20; i++) {
      machine.sends(Machine.alert("firing", "Other" + i, "o" + i, BEGAN));
      bot.passes(Duration.ofMinutes(1));
    }
    assertThat(announcements.messages()).hasSize(1);
    assertThat(announcements.lastMessage()).contains("21 alerts arrived", "and others");
    assertThat(machine.sends(Machine.alert("resolved", "Backup", "b", BEGAN)).facts())
        .isEqualTo(Map.of("no_rule", 1));
    bot.passes(Duration.ofMinutes(61));
    machine.sends(Machine.alert("firing", "Late", "l", BEGAN));
    assertThat(announcements.messages()).hasSize(2);
  }

  @Test
  void whatWasAnsweredForIsDoneAfterAKill() {
    bot.close();
    bot = BotUnderTest.on(() -> Database.in(dir), OURS);
    machine = new Machine(bot);
    bot.way().at("conversations.create", 1, CutOff.Moment.BEFORE_IT_TAKES_EFFECT);
    AlertHook.Answer answer =
        bot.bot()
            .hook()
            .take("alertmanager", Machine.message(down("a")).getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(202);

    bot.isKilledAndStartsAgain();

    assertThat(warRoom().newest("Alertmanager says: ")).contains("ApiDown");
    assertThat(machine.sends(down("a")).facts()).isEqualTo(Map.of("repeated", 1));
    assertThat(all()).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsSaidInASentence() {
    assertThat(machine.sendsTo("alertmanager", "{\"alerts\": 7}").facts().get("error"))
        .isEqualTo("`alerts` is missing: this is no message of Alertmanager's webhook.");
    assertThat(machine.sendsTo("generic", "{}").facts().get("error"))
        .isEqualTo("`title` is missing: say in a few words what it is.");
    assertThat(machine.sendsTo("generic", "nonsense").status()).isEqualTo(400);
    assertThat(machine.sendsTo("generic", "{\"title\": \"x\", \"status\": \"odd\"}").status())
        .isEqualTo(400);
    assertThat(machine.sendsTo("pagerduty", "{}").status()).isEqualTo(404);
  }
}
