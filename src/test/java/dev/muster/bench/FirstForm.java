package dev.muster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Main;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.Hands;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What somebody waits for who opens and submits the form at the very moment when Muster is
 * connected, against the same form later in the same run: quiet, and while so many other threads
 * want the machine.
 */
public final class FirstForm {
  private static final int STARTS = Integer.getInteger("bench.starts", 5);
  private static final int BUSY = Integer.getInteger("bench.busy", 8);
  private static final int LATER = 10;
  private static final long REST_NANOS = Duration.ofSeconds(8).toNanos();

  private FirstForm() {}

  /** Acks in milliseconds: of the command that opens the form, and of Submit. */
  private record Acks(double opened, double submitted) {}

  public static void main(String[] args) throws Exception {
    measure("quiet", 0);
    measure(BUSY + " busy threads beside it", BUSY);
    System.exit(0);
  }

  private static void measure(String how, int busy) throws Exception {
    List<Process> others = new ArrayList<>();
    for (int i = 0; i < busy; i++) {
      others.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
    }
    List<Double> connected = new ArrayList<>();
    List<Acks> first = new ArrayList<>();
    List<Acks> later = new ArrayList<>();
    try {
      for (int i = 0; i < STARTS; i++) {
        start(connected, first, later);
      }
    } finally {
      others.forEach(Process::destroyForcibly);
    }
    System.out.printf("%n%s (load %s), %d starts%n", how, load(), STARTS);
    print("connected after, s", connected, connected);
    print("ack of the command that opens the form, ms", opened(first), opened(later));
    print("ack of Submit, ms", submitted(first), submitted(later));
  }

  private static void start(List<Double> connected, List<Acks> first, List<Acks> later)
      throws Exception {
    try (PracticeWorkspace workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults()
                .withRateLimits(false)
                .withUserGroups(Map.of("oncall", List.of("ben", "chi"))),
            WorkspaceClock.running())) {
      Hands hands = new Hands(workspace.url());
      hands.get("state"); // the workspace itself is warm
      long began = System.nanoTime();
      Process bot = run(workspace);
      connected.add((System.nanoTime() - began) / 1e9);
      try {
        first.add(declare(hands, "first"));
        LockSupport.parkNanos(REST_NANOS);
        for (int i = 0; i < LATER; i++) {
          later.add(declare(hands, "later " + i));
        }
      } finally {
        bot.destroy();
        bot.waitFor();
      }
    }
  }

  /** A command that Slack gave up after three seconds counts as three. */
  private static Acks declare(Hands hands, String title) {
    JsonNode typed =
        hands.post(
            "command",
            Map.of("user", "ana", "channel", "general", "command", "/incident", "text", "declare"));
    JsonNode views = hands.get("views?user=ana").path("views");
    if (views.isEmpty()) {
      return new Acks(3000, 3000);
    }
    JsonNode sent =
        hands.post(
            "submit",
            Map.of(
                "user",
                "ana",
                "view_id",
                views.get(0).path("id").asText(),
                "values",
                Map.of("title", Map.of("value", title), "severity", Map.of("value", "SEV-2"))));
    return new Acks(
        typed.path("acked_in_ms").asDouble(3000), sent.path("acked_in_ms").asDouble(3000));
  }

  private static Process run(PracticeWorkspace workspace) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--data",
            Files.createTempDirectory("muster-bench").toString(),
            "--port",
            "0");
    builder.environment().put("SLACK_API_URL", workspace.apiUrl());
    builder.environment().put("SLACK_BOT_TOKEN", workspace.botToken());
    builder.environment().put("SLACK_APP_TOKEN", workspace.appToken());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process bot = builder.start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(bot.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null || !line.contains("connected")) {
      throw new IllegalStateException("The bot did not start: " + line);
    }
    return bot;
  }

  private static List<Double> opened(List<Acks> acks) {
    return acks.stream().map(Acks::opened).toList();
  }

  private static List<Double> submitted(List<Acks> acks) {
    return acks.stream().map(Acks::submitted).toList();
  }

  private static void print(String what, List<Double> first, List<Double> later) {
    double median = middle(first);
    double usual = middle(later);
    System.out.printf(
        Locale.ROOT,
        "%-45s first %8.2f (slowest %8.2f)   later %7.2f   ratio %5.1f%n",
        what,
        median,
        first.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
        usual,
        median / usual);
  }

  private static double middle(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  private static String load() throws Exception {
    return Files.readString(Path.of("/proc/loadavg")).replaceFirst(" .*", "").strip();
  }
}
