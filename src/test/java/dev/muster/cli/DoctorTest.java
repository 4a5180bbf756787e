package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.web.ControlDoor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@SuppressWarnings("try") // the door is only to be open
final class DoctorTest {
  @TempDir Path directory;
  private Path data;
  private PracticeWorkspace workspace;
  private String said = "";

  @BeforeEach
  void open() {
    data = directory.resolve("data");
    workspace = workspace(Map.of("oncall", List.of("ben")), Set.of());
  }

  private static PracticeWorkspace workspace(Map<String, List<String>> groups, Set<String> scopes) {
    return PracticeWorkspace.start(
        PracticeWorkspace.Options.defaults().withUserGroups(groups).withScopes(scopes),
        WorkspaceClock.running());
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLACK_API_URL", workspace.apiUrl());
    environment.put("SLACK_BOT_TOKEN", workspace.botToken());
    environment.put("SLACK_APP_TOKEN", workspace.appToken());
    return environment;
  }

  private int examine(Map<String, String> environment, String... args) {
    List<String> all = new ArrayList<>(List.of("--data", data.toString()));
    all.addAll(List.of(args));
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new DoctorCommand(environment))
            .setOut(new PrintWriter(out, true))
            .execute(all.toArray(new String[0]));
    said = out.toString();
    environment.forEach(
        (name, value) -> {
          if (name.endsWith("TOKEN") && !value.isEmpty()) {
            assertThat(said).as("tokens are not for the screen").doesNotContain(value);
          }
        });
    return code;
  }

  @Test
  void beforeTheFirstStartAllIsWell() {
    assertThat(examine(environment())).as(said).isZero();
    assertThat(said)
        .contains("ok     store: none yet in " + data)
        .contains("ok     bot token: ")
        .contains("ok     scopes: all ")
        .contains("ok     socket: the app token is good, and Slack said hello")
        .contains("ok     playbook: @oncall has 1 member")
        .contains("ok     playbook: incidents can be announced in #incidents")
        .contains("ok     http: 127.0.0.1:8080")
        .doesNotContain("FAULT");
    assertThat(data).doesNotExist();
  }

  @Test
  void missingTokensAreSaid() {
    assertThat(examine(Map.of())).isEqualTo(Main.YOURS);
    assertThat(said).contains("FAULT  tokens: ").contains("SLACK_BOT_TOKEN");
  }

  @Test
  void tokensThatSlackDoesNotKnowAreSaid() {
    Map<String, String> wrong = environment();
    wrong.put("SLACK_BOT_TOKEN", "xoxb-revoked-0000");
    wrong.put("SLACK_APP_TOKEN", "xapp-revoked-0000");

    assertThat(examine(wrong)).isEqualTo(Main.YOURS);

    assertThat(said)
        .contains("FAULT  bot token (SLACK_BOT_TOKEN): Slack does not know the bot's token")
        .contains("FAULT  app token (SLACK_APP_TOKEN): ")
        .contains("connections:write");
  }

  @Test
  void aMissingScopeIsNamed() {
    workspace.close();
    workspace = workspace(Map.of("oncall", List.of("ben")), Set.of("chat:write", "channels:read"));

    assertThat(examine(environment())).isEqualTo(Main.YOURS);

    assertThat(said)
        .contains("FAULT  scopes: missing ")
        .contains("pins:write")
        .contains("reinstall");
  }

  @Test
  void whatThePlaybookNamesAndSlackHasNotIsSaid() throws Exception {
    workspace.close();
    workspace = workspace(Map.of("others", List.of("ben")), Set.of());
    Path playbook = directory.resolve("ours.yml");
    Files.writeString(
        playbook,
        Files.readString(Path.of("config/playbooks/default.yml"))
            .replace("announcement_channel: incidents", "announcement_channel: elsewhere")
            .replace("SEV-2: [\"@oncall\"]", "SEV-2: [\"@UNOBODY999\"]"));

    assertThat(examine(environment(), "--playbook", playbook.toString())).isEqualTo(Main.YOURS);

    assertThat(said)
        .contains("FAULT  playbook: there is no user group @oncall, and nobody of that name.")
        .contains("FAULT  playbook: @UNOBODY999 could not be looked up.")
        .contains("FAULT  playbook: Muster sees no channel #elsewhere.");
  }

  @Test
  void whomTheLadderAndTheRotationsCallIsLookedUpToo() throws Exception {
    Path playbook = directory.resolve("ours.yml");
    Files.writeString(
        playbook,
        """
        name: ours
        extends: default
        on_call:
          first:
            rotation: {people: ["@ana", "@nadia"], day: mon, since: 2026-01-05}
            business_hours: "@desk"
        ladder:
          - {name: First, call: [first, "@chiefs"], after: 5m}
        situations:
          - {name: Data is lost, call: ["@dba"]}
        """);

    assertThat(examine(environment(), "--playbook", playbook.toString())).isEqualTo(Main.YOURS);

    assertThat(said)
        .contains("ok     playbook: @ana is no user group, but a person here")
        .contains("FAULT  playbook: there is no user group @nadia, and nobody of that name.")
        .contains("FAULT  playbook: there is no user group @chiefs, and nobody of that name.")
        .contains("FAULT  playbook: there is no user group @dba, and nobody of that name.")
        .contains("FAULT  playbook: there is no user group @desk, and nobody of that name.")
        .doesNotContain("@first");
  }

  @Test
  void inThePracticeWorkspaceNothingThatAShippedPlaybookNamesIsMissing() throws Exception {
    for (String name : List.of("saltbitter", "fintech", "flowrex", "tictacflow", "money-flow")) {
      Path playbook = Path.of("config/playbooks/" + name + ".yml");
      Playbooks rules = Playbooks.only(PlaybookFile.read(playbook));
      workspace.close();
      workspace = workspace(SandboxCommand.groups(rules), Set.of());

      examine(environment(), "--playbook", playbook.toString());

      assertThat(said)
          .contains("ok     playbook: @")
          .doesNotContain("FAULT  playbook: there is no");
    }
  }

  @Test
  void aRunningBotIsAskedAndGivenUpDeliveriesAreListed() throws Exception {
    Database[] store = new Database[1];
    try (BotUnderTest bot =
        BotUnderTest.on(
            () -> {
              store[0] = Database.in(data);
              return store[0];
            })) {
      Person ana = bot.person("ana");
      bot.hands().does("fault", Map.of("method", "pins.add", "error", "no_permission", "times", 9));
      ana.declares("SEV-1 checkout is down");
      bot.hands().post("fault", Map.of("method", "chat.postMessage", "error", "is_archived"));
      ana.types("update INC-1 it hurts");
      bot.passes(Duration.ofMinutes(1));
      try (ControlDoor unused =
          ControlDoor.open(data, ControlPages.of(bot.bot(), store[0], Clock.systemUTC()))) {

        assertThat(examine(environment())).isEqualTo(Main.YOURS);

        assertThat(said)
            .contains("in use by a running Muster")
            .contains("ok     record: every timeline is as it was written")
            .contains("ok     deliveries: ")
            .contains("FAULT  delivery: post of INC-1 given up at ")
            .contains("That channel is archived")
            .contains("ok     copies: none yet")
            .contains("ok     socket: the running Muster has 2 connections");
      }
    }
  }

  @Test
  void ofAPrivateIncidentOnlyTheIdIsShown() throws Exception {
    store(
        "insert into incident (id, number, status, severity, visibility, title, declared_by,"
            + " declared_at, touched_at, last_seq, last_hash, state) values ('INC-1', 1,"
            + " 'INVESTIGATING', 'SEV-1', 'PRIVATE', 'secret plan', 'U1', 0, 0, 0, '', '"
            + "{\"identity\":{\"id\":{\"value\":\"INC-1\"},\"visibility\":\"PRIVATE\"},"
            + "\"milestones\":{\"declared\":\"2026-03-02T10:00:00Z\"}}')",
        "insert into delivery (delivery_key, kind, incident_id, lane, due_at, state, revision,"
            + " attempts, payload, made_at, ended_at, problem) values ('k', 'post', 'INC-1', 'l',"
            + " 0, 'gave up', 1, 1, '{}', 0, 9999999999999, 'about the secret plan')");

    assertThat(examine(environment())).isEqualTo(Main.YOURS);

    assertThat(said).contains("delivery: post of INC-1 given up").doesNotContain("secret plan");
  }

  @Test
  void anAlteredRecordIsNamed() throws Exception {
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(data))) {
      bot.person("ana").declares("SEV-1 checkout is down");
    }
    store("update timeline set actor = 'U9' where seq = 1");

    assertThat(examine(environment())).isEqualTo(Main.YOURS);

    assertThat(said).contains("FAULT  record: altered is the timeline of INC-1.");
  }

  private void store(String... statements) {
    try (Database database = Database.in(data)) {
      for (String statement : statements) {
        database.change(transaction -> transaction.handle().execute(statement));
      }
    }
  }
}
