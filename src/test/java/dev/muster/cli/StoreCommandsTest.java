package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Main;
import dev.muster.backup.Copies;
import dev.muster.database.Database;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import dev.muster.web.ControlDoor;
import dev.muster.web.RunningBot;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup}, {@code restore} and {@code export}, beside a bot that runs and without one. */
@SuppressWarnings("try") // the door is only to be open
final class StoreCommandsTest {
  @TempDir Path directory;
  private Path data;
  private Path copy;
  private Database database;
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void name() {
    data = directory.resolve("data");
    copy = directory.resolve("copy.gz");
  }

  private BotUnderTest bot() {
    return BotUnderTest.on(
        () -> {
          database = Database.in(data);
          return database;
        });
  }

  private ControlDoor door(BotUnderTest bot) throws Exception {
    return ControlDoor.open(data, ControlPages.of(bot.bot(), database, Clock.systemUTC()));
  }

  @Test
  void aCopyIsMadeWhileTheBotRunsAndPutBackWhenItIsStopped() throws Exception {
    try (BotUnderTest bot = bot()) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      try (ControlDoor unused = door(bot)) {
        assertThat(terminal.run("backup", copy.toString(), "--data", data.toString())).isZero();
        assertThat(terminal.said()).contains("1 incident, ").contains("verified");
        assertThat(terminal.run("backup", copy.toString(), "--data", data.toString()))
            .isEqualTo(Main.YOURS);
        assertThat(terminal.said()).contains("is there already").contains("--force");
        ana.types(room, "note after the copy");
        assertThat(terminal.run("export", "inc-1", "--verify", "--data", data.toString())).isZero();
        assertThat(terminal.said()).contains("checkout is down").contains("after the copy");
        assertThat(
                terminal.run(
                    "export", "INC-1", "--format", "postmortem", "--data", data.toString()))
            .isZero();
        assertThat(terminal.said()).contains("# Post-mortem: INC-1 checkout is down");
        assertThat(terminal.run("export", "INC-9", "--data", data.toString()))
            .isEqualTo(Main.YOURS);
        assertThat(terminal.said()).contains("There is no incident INC-9");

        assertThat(terminal.run("restore", copy.toString(), "--data", data.toString()))
            .isEqualTo(Main.YOURS);
        assertThat(terminal.said()).contains("Another Muster is using").doesNotContain("\tat ");
      }
    }
    assertThat(terminal.run("restore", copy.toString(), "--data", data.toString())).isZero();
    assertThat(terminal.said())
        .contains("1 incident, ")
        .contains("is kept as")
        .contains("muster-before-");
    assertThat(terminal.run("export", "INC-1", "--verify", "--data", data.toString())).isZero();
    assertThat(terminal.said()).contains("checkout is down").doesNotContain("after the copy");
    assertThat(terminal.run("export", "INC-1", "--format", "postmortem", "--data", data.toString()))
        .isZero();
    assertThat(terminal.said()).contains("# Post-mortem: INC-1 checkout is down");
  }

  @Test
  void onlyWhoMayReadTheDirectoryGetsIn() throws Exception {
    try (BotUnderTest bot = bot()) {
      bot.person("ana").declares("SEV-1 checkout is down");
      try (ControlDoor unused = door(bot)) {
        Path file = data.resolve("muster.control");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        String port = Files.readAllLines(file).get(0);
        for (String page : new String[] {"copy", "state", "export?incident=INC-1", "ping"}) {
          HttpResponse<String> answer =
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + page))
                          .header("Authorization", "Bearer guessed")
                          .build(),
                      HttpResponse.BodyHandlers.ofString());
          assertThat(answer.statusCode()).as(page).isEqualTo(401);
          assertThat(answer.body()).isEmpty();
        }
        assertThat(RunningBot.on(data)).isPresent();
      }
      assertThat(data.resolve("muster.control")).doesNotExist();
    }
  }

  @Test
  void whatAKilledBotLeftBehindIsNoBot() throws Exception {
    try (BotUnderTest bot = bot()) {
      bot.person("ana").declares("SEV-1 checkout is down");
    }
    Files.writeString(data.resolve("muster.control"), "1\nsecret\n");

    assertThat(terminal.run("backup", copy.toString(), "--data", data.toString())).isZero();
    assertThat(Copies.verified(copy).incidents()).isEqualTo(1);
  }

  @Test
  void whatCanNotBeIsSaid() throws Exception {
    assertThat(terminal.run("backup", copy.toString(), "--data", data.toString()))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("There is no store in").doesNotContain("\tat ");
    Files.writeString(copy, "no copy");
    assertThat(terminal.run("restore", copy.toString(), "--data", data.toString()))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("is not a copy of Muster's store").doesNotContain("\tat ");
    assertThat(terminal.run("restore", "nowhere.gz", "--data", data.toString()))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("There is no file nowhere.gz");
  }

  @Test
  void aTornStoreIsSaidWithTheWayBackAndTheWayWorks() throws Exception {
    try (BotUnderTest bot = bot()) {
      bot.person("ana").declares("SEV-1 checkout is down");
      bot.passes(Duration.ofMinutes(5));
    }
    Path copies = Files.createDirectories(data.resolve("backups"));
    Path daily = copies.resolve("muster-2026-03-02.gz");
    assertThat(terminal.run("backup", daily.toString(), "--data", data.toString())).isZero();
    Path store = Database.file(data);
    byte[] torn = Files.readAllBytes(store);
    Arrays.fill(torn, 0, torn.length / 2, (byte) 0);
    Files.write(store, torn);

    assertThat(terminal.run("export", "INC-1", "--data", data.toString())).isEqualTo(Main.YOURS);

    assertThat(terminal.said())
        .contains("is damaged")
        .contains("The newest whole copy is of 20")
        .contains("what was recorded since is not in it")
        .contains("java -jar muster.jar restore " + daily + " --data " + data)
        .doesNotContain("\tat ");
    assertThat(Files.readAllBytes(store)).isEqualTo(torn);
    assertThat(terminal.run("restore", daily.toString(), "--data", data.toString())).isZero();
    assertThat(terminal.run("export", "INC-1", "--data", data.toString())).isZero();
    assertThat(terminal.said()).contains("checkout is down");
  }
}
