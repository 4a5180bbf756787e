package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.web.ControlDoor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code muster check FILE --against DIR}: what a change would mean for what is open. */
@SuppressWarnings("try") // the door is only to be open
final class CheckAgainstTest {
  private static final Path SHIPPED = Path.of("config/playbooks/default.yml");

  @TempDir Path directory;
  private Path data;
  private Database database;
  private String said = "";

  @BeforeEach
  void name() {
    data = directory.resolve("data");
  }

  private int check(Path... files) {
    List<String> words = new java.util.ArrayList<>(List.of("check"));
    for (Path file : files) {
      words.add(file.toString());
    }
    words.addAll(List.of("--against", data.toString()));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(heard, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      return Main.run(words.toArray(String[]::new));
    } finally {
      System.setOut(out);
      System.setErr(err);
      said = heard.toString(StandardCharsets.UTF_8);
    }
  }

  private BotUnderTest bot() {
    return BotUnderTest.on(
        () -> {
          database = Database.in(data);
          return database;
        });
  }

  private Path changed(Map<String, String> changes) throws Exception {
    String text = Files.readString(SHIPPED);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertThat(text).contains(change.getKey());
      text = text.replace(change.getKey(), change.getValue());
    }
    return Files.writeString(directory.resolve("ours.yml"), text);
  }

  @Test
  void eachDifferenceIsALineAndWhatIsOpenKeepsItsOwn() throws Exception {
    try (BotUnderTest bot = bot()) {
      Person ana = bot.person("ana");
      ana.declares("SEV-1 checkout is down");
      ana.declares("SEV-4 a wrong word");
      ana.types(ana.declares("SEV-2 over already"), "cancel a false alarm");
    }
    Path ours =
        changed(
            Map.of(
                "response_target: 15m", "response_target: 5m",
                "SEV-1: {war_room: 30m}", "SEV-1: {war_room: 10m}",
                "SEV-4", "SEV-5",
                "rights: {}", "rights: {close: [incident-commander]}"));

    assertThat(check(ours)).isZero();

    assertThat(said.lines())
        .contains(
            ours + ": fine",
            "INC-1, INC-2 keep the playbook `default` as it was when they were declared. Under "
                + ours
                + " it would be different:",
            "  SEV-1, response target: 15m now, would be 5m",
            "  SEV-1, updates, war room: 30m now, would be 10m",
            "  the severity SEV-4 would be called SEV-5",
            "  rights, close: not set now, would be incident-commander");
    assertThat(said).doesNotContain("INC-3", "checkout", "SEV-2");
  }

  @Test
  void besideARunningBotItIsTheSame() throws Exception {
    try (BotUnderTest bot = bot()) {
      bot.person("ana").declares("SEV-1 checkout is down");
      Map<String, ControlDoor.Page> pages = ControlPages.of(bot.bot(), database, Clock.systemUTC());
      try (ControlDoor unused = ControlDoor.open(data, pages)) {
        assertThat(check(changed(Map.of("\"@oncall\"", "\"@dba\"")))).isZero();
      }
    }
    assertThat(said)
        .contains("INC-1 keeps the playbook `default` as it was when it was declared.")
        .contains("  SEV-1, responders: without @oncall\n  SEV-1, responders: with @dba\n");
  }

  @Test
  void aRemarkIsNoDifference() throws Exception {
    try (BotUnderTest bot = bot()) {
      bot.person("ana").declares("SEV-1 checkout is down");
    }
    Path same = changed(Map.of("name: default", "# a remark\nname: ours"));

    assertThat(check(same)).isZero();
    assertThat(said).contains("was declared. " + same + " says the same.");
  }

  @Test
  void ofAPrivateOneNoMoreThanTheIdIsSaid() throws Exception {
    try (BotUnderTest bot = bot()) {
      Person ana = bot.person("ana");
      ana.types("declare");
      ana.submits(
          Map.of(
              "title", "a hidden fraud", "severity", "SEV-1", "private", List.of("only-invited")));
    }

    assertThat(check(SHIPPED)).isZero();
    assertThat(said).contains("INC-1 keeps").doesNotContain("fraud");
  }

  @Test
  void whereNothingIsOpenOrNoStoreIsItSaysSo() throws Exception {
    assertThat(check(SHIPPED)).isEqualTo(Main.YOURS);
    assertThat(said).contains("There is no store in " + data);
    try (BotUnderTest bot = bot()) {
      assertThat(bot.bot().incidents().openCount()).isZero();
    }
    assertThat(check(SHIPPED)).isZero();
    assertThat(said).contains("No incident is open");
  }

  @Test
  void aPlaybookWithMistakesIsNotCompared() throws Exception {
    assertThat(check(changed(Map.of("response_target: 15m", "response_target: 15"))))
        .isEqualTo(Main.YOURS);
    assertThat(said).contains("ours.yml:").doesNotContain("no store");
  }
}
