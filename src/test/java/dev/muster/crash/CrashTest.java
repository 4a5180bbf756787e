package dev.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form, at each build; {@code mvn -Pcrash -Dkills=200} is the long one. */
final class CrashTest {
  @Test
  void sixKillsLoseDoubleAndLeaveHalfMadeNothing(@TempDir Path directory) throws Exception {
    try (CrashRun run = new CrashRun(6, 11, directory)) {
      Figures figures = run.run();

      assertThat(figures.fine()).as(figures.report()).isTrue();
      assertThat(figures.deeds()).as("somebody did something").anyMatch(Deed::acked);
    }
  }
}
