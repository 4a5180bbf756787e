package dev.muster.crash;

import dev.muster.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command of Muster's as a process; what it logs goes to a file. */
final class MusterProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private MusterProcess(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static MusterProcess start(Path log, Map<String, String> environment, String... command)
      throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new MusterProcess(builder.start());
  }

  /** The first line that holds this; empty if the process ended before it said so. */
  Optional<String> says(String words) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains(words)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** All that it says until it ends. */
  int ends() throws IOException, InterruptedException {
    String line;
    do {
      line = said.readLine(); // else it waits for somebody to read what it says
    } while (line != null);
    return process.waitFor();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** As somebody who stops it. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not stop.");
    }
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }

  /** Lines of a log that tell of a fault of ours. */
  static List<String> errors(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" ERROR ")).toList();
    }
  }
}
