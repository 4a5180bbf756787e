package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
  private final Terminal terminal = new Terminal();

  @Test
  void helpIsEverywhere() {
    assertThat(terminal.run("--help")).isZero();
    assertThat(terminal.said())
        .contains("run")
        .contains("sandbox")
        .contains("check")
        .contains("export")
        .contains("preview");
    for (String command :
        new String[] {
          "run", "sandbox", "check", "preview", "export", "backup", "restore", "doctor"
        }) {
      assertThat(terminal.run(command, "--help")).as(command).isZero();
      assertThat(terminal.said()).contains("Usage: muster " + command);
    }
  }

  @Test
  void itSaysWhichMusterItIs() {
    assertThat(terminal.run("--version")).isZero();
    assertThat(terminal.said()).startsWith("Muster");
  }

  @Test
  void nothingToDoShowsTheHelpAndIsTheUsersTurn() {
    assertThat(terminal.run()).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("Usage: muster");
  }

  @Test
  void anUnknownCommandOrOptionIsSaid() {
    assertThat(terminal.run("sandbxo")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("sandbxo").contains("sandbox").doesNotContain("\tat ");
    assertThat(terminal.run("sandbox", "--prot", "1")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("--prot").doesNotContain("\tat ");
  }

  @Test
  void runSaysWhichTokensItNeeds() {
    assertThat(terminal.run("run", "--port", "0")).isEqualTo(Main.YOURS);
    assertThat(terminal.said())
        .contains("SLACK_BOT_TOKEN")
        .contains("SLACK_APP_TOKEN")
        .contains("muster sandbox")
        .doesNotContain("\tat ");
  }

  @Test
  void theShippedFilesAreFine() {
    assertThat(terminal.run("check", "config/muster.yml", "config/playbooks/default.yml")).isZero();
  }

  @Test
  void aMistakeIsSaidWithItsLine(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("muster.yml");
    Files.writeString(file, "http:\n  prot: 8080\n");

    assertThat(terminal.run("check", file.toString())).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("muster.yml:2:").contains("port");
    assertThat(terminal.run("sandbox", "--playbook", file.toString())).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("muster.yml").doesNotContain("\tat ");
    assertThat(terminal.run("sandbox", "--playbook", directory.resolve("none.yml").toString()))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("none.yml").doesNotContain("\tat ");
  }

  @Test
  void anExportThatCanNotBeIsSaid(@TempDir Path directory) {
    assertThat(terminal.run("export", "INC-1", "--data", directory.toString()))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("There is no store in");
    assertThat(terminal.run("export", "INC-1", "--format", "doc")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("postmortem, md, json, csv, html or pdf");
  }
}
