package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import dev.muster.web.ControlDoor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code log}: a line an incident. */
@SuppressWarnings("try") // the door is only to be open
final class LogTest {
  @TempDir Path data;
  private Database database;
  private String ana = "";
  private final Terminal terminal = new Terminal();

  @Test
  void itSaysOfEachWhenHowBadWhatHowLongWhoseAndHowItStands() throws Exception {
    try (BotUnderTest bot =
        BotUnderTest.on(
            () -> {
              database = Database.in(data);
              return database;
            })) {
      Person ana = bot.person("ana");
      this.ana = ana.id();
      Room room = ana.declares("SEV-1 =cmd|' /C calc'!A0 | down");
      ana.types(room, "take incident-commander");
      bot.passes(Duration.ofMinutes(20));
      ana.types(room, "resolve rolled back");
      ana.declares("SEV-3 search is slow");
      ana.types("declare");
      ana.submits(
          Map.of("title", "keys leaked", "severity", "SEV-1", "private", List.of("only-invited")));
      try (ControlDoor unused =
          ControlDoor.open(
              data, ControlPages.of(bot.bot(), database, Clock.fixed(bot.now(), ZoneOffset.UTC)))) {
        assertThat(log("--format", "csv"))
            .contains("\"date\",\"time_utc\",\"incident\"")
            .contains("\"2026-03-02\",\"10:00\",\"INC-1\",\"SEV-1\",\"'=cmd|' /C calc'!A0 | down\"")
            .contains("\"20 min")
            .contains("Private incidents are left out")
            .doesNotContain("keys leaked");
      }
    }
    assertThat(log("--format", "md"))
        .contains("| 2026-03-02 | 10:00 | INC-1 | SEV-1 | =cmd\\|' /C calc'!A0 \\| down | 20 min")
        .doesNotContain("keys leaked");
    assertThat(log("--severity", "sev3")).contains("INC-2").doesNotContain("INC-1");
    assertThat(log("--severity", "sev9")).contains("No incident matches.");
    assertThat(log("--status", "open", "--private"))
        .contains("keys leaked (private)")
        .doesNotContain("INC-1");
    assertThat(log("--service", "checkout")).doesNotContain("INC-");
    assertThat(log("--owner", ana)).contains("INC-1").doesNotContain("INC-2");
    assertThat(log("--owner", "U0NOBODY00")).doesNotContain("INC-");
    assertThat(terminal.run("log", "--since", "soon", "--data", data.toString()))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("Write a span such as 90d");
    assertThat(terminal.run("log", "--format", "doc", "--data", data.toString()))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("text, md and csv");
  }

  @Test
  void howFarBackIsCountedFromNow() {
    try (BotUnderTest bot =
        BotUnderTest.on(
            () -> {
              database = Database.in(data);
              return database;
            })) {
      Person ana = bot.person("ana");
      ana.declares("SEV-3 checkout is down");
      bot.passes(Duration.ofDays(2));
      ana.declares("SEV-3 search is slow");

      assertThat(LogCommand.text(Map.of("since", "1d"), database, bot.now()))
          .contains("INC-2")
          .doesNotContain("INC-1");
      assertThat(LogCommand.text(Map.of("since", "3d"), database, bot.now()))
          .contains("INC-1", "INC-2");
    }
  }

  private String log(String... more) {
    List<String> line = new ArrayList<>(List.of("log", "--data", data.toString()));
    line.addAll(List.of(more));
    assertThat(terminal.run(line.toArray(new String[0]))).isZero();
    return terminal.said();
  }
}
