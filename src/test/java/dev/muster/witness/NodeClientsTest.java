package dev.muster.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.sandbox.PracticeWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slack's clients for Node, in {@code src/test/node}: skipped where Node is missing or {@code npm
 * ci} was not run there.
 */
class NodeClientsTest {
  private static final Path SCRIPTS = Path.of("src", "test", "node");

  @ParameterizedTest
  @ValueSource(strings = {"web-api", "socket-mode", "bolt"})
  void slacksNodeClientsWorkUnchanged(String script) throws Exception {
    assumeTrue(hasNode(), "Skipped: there is no Node 20 or newer here.");
    assumeTrue(
        Files.isDirectory(SCRIPTS.resolve("node_modules")),
        "Skipped: run `npm ci` in " + SCRIPTS + " first.");
    try (PracticeWorkspace workspace = Witness.limitedWorkspace()) {
      Path output = Files.createTempFile(script, ".txt");
      ProcessBuilder node = new ProcessBuilder("node", "--test", script + ".test.js");
      node.directory(SCRIPTS.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
      node.environment().put("MUSTER_SANDBOX", workspace.apiUrl());
      node.environment().put("SLACK_BOT_TOKEN", Witness.BOT_TOKEN);
      node.environment().put("SLACK_APP_TOKEN", Witness.APP_TOKEN);
      Process process = node.start();
      boolean ended = process.waitFor(90, TimeUnit.SECONDS);
      process.destroyForcibly();
      String said = Files.readString(output);
      System.out.println(said);
      assertThat(ended).as(said).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      Files.delete(output);
    }
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      // Older ones have not the test runner that the scripts are written for.
      return new ProcessBuilder(
                  "node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
