package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged outlives kill -9. {@code -Dkills=200} takes longer. */
final class KilledStoreTest {
  private static final int KILLS = Integer.getInteger("kills", 8);

  @Test
  void whatWasAcknowledgedOutlivesTheProcess(@TempDir Path directory) throws Exception {
    Random random = new Random(KILLS);
    long acknowledged = 0;
    for (int kill = 0; kill <= KILLS; kill++) {
      Process writer = start(directory);
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
      String first = String.valueOf(said.readLine());
      assertThat(first).as("after kill " + kill).startsWith("HELD ");
      String[] held = first.split(" ", 4);
      assertThat(Long.parseLong(held[1]))
          .as("what the store holds after kill " + kill)
          .isGreaterThanOrEqualTo(acknowledged);
      // It is killed amid its writing: after so many acknowledgements, whatever time they take.
      long goal = acknowledged + 20 + random.nextInt(200);
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("ACK ")) {
          acknowledged = Math.max(acknowledged, Long.parseLong(line.substring(4)));
        }
        if (acknowledged >= goal) {
          // By its handle: the process itself would close our end too, and lose what it still said.
          writer.toHandle().destroyForcibly();
        }
      }
      assertThat(writer.waitFor()).isNotZero();
    }
    assertThat(acknowledged).isGreaterThan(KILLS * 20L);
  }

  private static Process start(Path directory) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            WritesUntilKilled.class.getName(),
            directory.toString())
        .redirectErrorStream(true)
        .start();
  }
}
