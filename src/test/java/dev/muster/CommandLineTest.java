package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
  private String said = "";

  private int run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(heard, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      return Main.run(args);
    } finally {
      System.setOut(out);
      System.setErr(err);
      said = heard.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void helpIsEverywhere() {
    assertThat(run("--help")).isZero();
    assertThat(said).contains("run").contains("sandbox").contains("check").contains("export");
    for (String command :
        new String[] {"run", "sandbox", "check", "export", "backup", "restore", "doctor"}) {
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(said).contains("Usage: muster " + command);
    }
  }

  @Test
  void itSaysWhichMusterItIs() {
    assertThat(run("--version")).isZero();
    assertThat(said).startsWith("Muster");
  }

  @Test
  void nothingToDoShowsTheHelpAndIsTheUsersTurn() {
    assertThat(run()).isEqualTo(Main.YOURS);
    assertThat(said).contains("Usage: muster");
  }

  @Test
  void anUnknownCommandOrOptionIsSaid() {
    assertThat(run("sandbxo")).isEqualTo(Main.YOURS);
    assertThat(said).contains("sandbxo").contains("sandbox").doesNotContain("\tat ");
    assertThat(run("sandbox", "--prot", "1")).isEqualTo(Main.YOURS);
    assertThat(said).contains("--prot").doesNotContain("\tat ");
  }

  @Test
  void runSaysWhichTokensItNeeds() {
    assertThat(run("run", "--port", "0")).isEqualTo(Main.YOURS);
    assertThat(said)
        .contains("SLACK_BOT_TOKEN")
        .contains("SLACK_APP_TOKEN")
        .contains("muster sandbox")
        .doesNotContain("\tat ");
  }

  @Test
  void theShippedFilesAreFine() {
    assertThat(run("check", "config/muster.yml", "config/playbooks/default.yml")).isZero();
  }

  @Test
  void aMistakeIsSaidWithItsLine(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("muster.yml");
    Files.writeString(file, "http:\n  prot: 8080\n");

    assertThat(run("check", file.toString())).isEqualTo(Main.YOURS);
    assertThat(said).contains("muster.yml:2:").contains("port");
    assertThat(run("sandbox", "--playbook", file.toString())).isEqualTo(Main.YOURS);
    assertThat(said).contains("muster.yml").doesNotContain("\tat ");
    assertThat(run("sandbox", "--playbook", directory.resolve("none.yml").toString()))
        .isEqualTo(Main.YOURS);
    assertThat(said).contains("none.yml").doesNotContain("\tat ");
  }

  @Test
  void anExportThatCanNotBeIsSaid(@TempDir Path directory) {
    assertThat(run("export", "INC-1", "--data", directory.toString())).isEqualTo(Main.YOURS);
    assertThat(said).contains("There is no store in");
    assertThat(run("export", "INC-1", "--format", "doc")).isEqualTo(Main.YOURS);
    assertThat(said).contains("md, json and csv");
  }
}
