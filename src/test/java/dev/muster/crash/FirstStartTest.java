package dev.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The very first start, killed with -9 at a random instant: the next one opens what is there.
 * {@code -Dfirst.starts=30} takes a minute or two.
 */
final class FirstStartTest {
  private static final int STARTS = Integer.getInteger("first.starts", 3);
  private static final long SEED = 20260302;
  private static final int MOST_MS = 3000;

  @Test
  void aFirstStartThatIsKilledIsFollowedByOneThatOpens(@TempDir Path directory) throws Exception {
    assertThat(failed(STARTS, SEED, directory)).isEmpty();
  }

  /** What the starts said that did not come up after a kill. */
  static List<String> failed(int starts, long seed, Path directory) throws Exception {
    Random random = new Random(seed);
    List<String> failed = new ArrayList<>();
    for (int n = 0; n < starts; n++) {
      Path data = directory.resolve("first-" + n);
      Path log = Files.createFile(directory.resolve("first-" + n + ".log"));
      int millis = random.nextInt(MOST_MS);
      try (MusterProcess killed = sandbox(log, data)) {
        LockSupport.parkNanos(millis * 1_000_000L);
        killed.kill();
      }
      try (MusterProcess again = sandbox(log, data)) {
        if (again.says("The practice workspace is at").isEmpty()) {
          failed.add("After " + millis + " ms: " + Files.readString(log));
        }
        again.kill();
      }
    }
    return failed;
  }

  private static MusterProcess sandbox(Path log, Path data) throws IOException {
    return MusterProcess.start(log, Map.of(), "sandbox", "--data", data.toString());
  }
}
