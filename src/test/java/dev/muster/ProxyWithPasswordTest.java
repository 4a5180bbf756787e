package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.Hands;
import dev.muster.testkit.PasswordProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Muster, in a process of its own, behind a proxy that asks who it is. */
@Timeout(240)
final class ProxyWithPasswordTest {
  private final PracticeWorkspace workspace =
      PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), WorkspaceClock.running());
  private final PasswordProxy proxy = new PasswordProxy(workspace.port(), "muster", "p@ss:w/rd");

  @AfterEach
  void stop() {
    proxy.close();
    workspace.close();
  }

  private Process run(Path data, String login, Map<String, String> more) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true", "-cp"));
    line.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName(), "run"));
    line.addAll(List.of("--data", data.toString(), "--port", "0"));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.toUpperCase(java.util.Locale.ROOT).endsWith("_PROXY"));
    environment.put("SLACK_BOT_TOKEN", workspace.botToken());
    environment.put("SLACK_APP_TOKEN", workspace.appToken());
    environment.put("SLACK_API_URL", "http://slack.test/api/");
    environment.put("HTTPS_PROXY", "http://" + login + "@127.0.0.1:" + proxy.port());
    environment.putAll(more);
    return builder.start();
  }

  private static String until(Process process, String words) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.contains(words)) {
        return said.toString();
      }
    }
    throw new AssertionError("It never said " + words + ":\n" + said);
  }

  @Test
  void theWebApiAndTheSocketBothGoThrough(@TempDir Path data) throws Exception {
    Process muster = run(data, "muster:p%40ss%3Aw%2Frd", Map.of());
    try {
      until(muster, "Muster is connected");

      assertThat(proxy.letThrough())
          .contains("POST /api/auth.test", "CONNECT wss-primary.slack.test");
      assertThat(
              new Hands(workspace.url())
                  .types("ana", "general", "help")
                  .path("response")
                  .toString())
          .contains("/incident");
    } finally {
      muster.destroy();
      muster.waitFor();
    }
  }

  @Test
  void aWrongPasswordIsSaidInWords(@TempDir Path data) throws Exception {
    Process muster = run(data, "muster:wrong", Map.of());
    try {
      assertThat(until(muster, "did not take its user name and password"))
          .doesNotContain("wrong@", "\tat ");
    } finally {
      muster.destroy();
      muster.waitFor();
    }
  }

  @Test
  void whatCannotBeAProxyIsSaidInWords(@TempDir Path data) throws Exception {
    Process muster = run(data, "x", Map.of("HTTPS_PROXY", "socks5://muster:secret@proxy:1080"));

    String said = new String(muster.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(muster.waitFor()).isEqualTo(Main.YOURS);
    assertThat(said).contains("HTTPS_PROXY must look like").doesNotContain("secret", "\tat ");
  }
}
