package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.cli.Configuration;
import dev.muster.cli.Terminal;
import dev.muster.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own drills, named in the settings. */
final class DrillFilesTest {
  private static final String DRILL =
      """
      name: full-disk
      title: Disk full
      summary: Writing fails.
      severity: second
      steps: [{at: start, kind: alert, says: "Disk of db-1: 100 %."}]
      """;

  @TempDir Path directory;

  @Test
  void theyAreOfferedBeforeThoseThatAreShipped() throws Exception {
    Files.writeString(directory.resolve("disk.yml"), DRILL);

    assertThat(Configuration.drills(Settings.read(settings())).names())
        .containsExactly("full-disk", "database-pool", "bad-deploy", "security-breach");
  }

  @Test
  void aMistakeInOneIsSaidWithItsLineBeforeAnythingStarts() throws Exception {
    Files.writeString(directory.resolve("disk.yml"), DRILL.replace("start,", "sooon,"));

    Settings settings = Settings.read(settings());
    assertThatThrownBy(() -> Configuration.drills(settings))
        .isInstanceOf(Main.Unusable.class)
        .hasMessageContaining(directory.resolve("disk.yml") + ":5: ");
  }

  @Test
  void checkLooksAtThemAsAtPlaybooks() throws Exception {
    Path file = Files.writeString(directory.resolve("disk.yml"), DRILL);
    Terminal terminal = new Terminal();

    assertThat(terminal.run("check", file.toString())).isZero();
    assertThat(terminal.said()).contains(file + ": fine");
    Files.writeString(file, DRILL.replace("kind: alert", "kind: alarm"));
    assertThat(terminal.run("check", file.toString())).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains(file + ":5: ");
  }

  private Path settings() throws Exception {
    return Files.writeString(
        directory.resolve("muster.yml"), "drills: [" + directory.resolve("disk.yml") + "]\n");
  }
}
