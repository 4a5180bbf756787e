package dev.muster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Main;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Hands;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code muster run} as a process of its own against a practice workspace: how soon it is
 * connected, how many round trips of Slack a war room takes, how many declarations a second it
 * acknowledges and how much memory it has.
 */
public final class WarRooms {
  private static final Duration LATENCY = Duration.ofMillis(200);
  private static final int ROOMS = 10;
  private static final int DECLARATIONS = 400;
  private static final int HANDS = 8;

  /** What makes a war room whole. */
  private static final List<String> WHOLE =
      List.of(
          "conversations.create",
          "conversations.invite",
          "conversations.setTopic",
          "chat.postMessage",
          "pins.add",
          "bookmarks.add");

  private WarRooms() {}

  public static void main(String[] args) throws Exception {
    try (PracticeWorkspace slow = workspace(LATENCY)) {
      Process bot = run(slow);
      roundTrips(new Hands(slow.url()));
      System.out.printf("resident memory after that: %d MB%n", megabytes(bot));
      bot.destroy();
      bot.waitFor();
    }
    try (PracticeWorkspace quick = workspace(Duration.ZERO)) {
      Process bot = run(quick);
      declarations(new Hands(quick.url()));
      System.out.printf("resident memory after that: %d MB%n", megabytes(bot));
      bot.destroy();
      bot.waitFor();
    }
    System.exit(0);
  }

  private static PracticeWorkspace workspace(Duration latency) {
    return PracticeWorkspace.start(
        PracticeWorkspace.Options.defaults()
            .withLatency(latency)
            .withRateLimits(false)
            .withUserGroups(Map.of("oncall", List.of("ben", "chi"))),
        WorkspaceClock.running());
  }

  private static Process run(PracticeWorkspace workspace) throws Exception {
    Path data = Files.createTempDirectory("muster-bench");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--data",
            data.toString(),
            "--port",
            "0");
    builder.environment().put("SLACK_API_URL", workspace.apiUrl());
    builder.environment().put("SLACK_BOT_TOKEN", workspace.botToken());
    builder.environment().put("SLACK_APP_TOKEN", workspace.appToken());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long began = System.nanoTime();
    Process bot = builder.start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(bot.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null || !line.contains("connected")) {
      throw new IllegalStateException("The bot did not start: " + line);
    }
    System.out.printf(
        Locale.ROOT,
        "%nrun -Xmx128m: connected %.2f s after the start of its process (each call of Slack takes"
            + " %d ms)%n",
        (System.nanoTime() - began) / 1e9,
        latencyOf(workspace));
    settled(bot);
    return bot;
  }

  private static long latencyOf(PracticeWorkspace workspace) throws Exception {
    long began = System.nanoTime();
    new Hands(workspace.url()).api(workspace.apiUrl() + "api.test", workspace.botToken(), Map.of());
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Until what it does at its start by itself is done: its CPU time stands nearly still. */
  private static void settled(Process bot) {
    long[] before = {-1_000_000_000L};
    Eventually.is(
        "rest after the start",
        () -> {
          long cpu = bot.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
          boolean still = cpu - before[0] < 30;
          before[0] = cpu;
          LockSupport.parkNanos(500_000_000);
          return still;
        });
  }

  private static void roundTrips(Hands hands) {
    List<Double> members = new ArrayList<>();
    List<Double> wholes = new ArrayList<>();
    List<Double> lists = new ArrayList<>();
    for (int i = 0; i < ROOMS; i++) {
      long seen = newest(hands);
      JsonNode acked = declare(hands, "round trip " + i);
      double ack = acked.path("acked_at_ms").asDouble();
      Eventually.is(
          "a whole war room",
          () -> {
            List<JsonNode> since = calls(hands, seen);
            List<String> methods = since.stream().map(c -> c.path("method").asText()).toList();
            return methods.containsAll(WHOLE)
                && methods.stream().filter("chat.postMessage"::equals).count() >= 2;
          });
      // The last of them is still under way. And messages of the announcement channel are a second
      // apart: the next room is not to wait for it.
      LockSupport.parkNanos(1_500_000_000L);
      List<JsonNode> calls = calls(hands, seen);
      List<JsonNode> first = firstMessages(calls);
      members.add(trips(first, ack, List.of("conversations.invite")));
      wholes.add(trips(first, ack, WHOLE));
      lists.add(trips(calls, ack, List.of("chat.postMessage")));
    }
    print("the declarer is a member after", members);
    print("the war room is whole after", wholes);
    print(
        "what follows the headline (the list to tick; Slack takes a message a second) is there"
            + " after",
        lists);
  }

  /** Without what follows the first message of a channel. */
  private static List<JsonNode> firstMessages(List<JsonNode> calls) {
    Set<String> begun = new HashSet<>();
    return calls.stream()
        .filter(
            c ->
                !c.path("method").asText().equals("chat.postMessage")
                    || begun.add(c.path("args").path("channel").asText()))
        .toList();
  }

  private static List<JsonNode> calls(Hands hands, long since) {
    List<JsonNode> calls = new ArrayList<>();
    hands.get("calls?since=" + since).path("calls").forEach(calls::add);
    return calls;
  }

  private static double trips(List<JsonNode> calls, double ack, List<String> methods) {
    return calls.stream()
            .filter(c -> methods.contains(c.path("method").asText()))
            .mapToDouble(c -> c.path("at_ms").asDouble() + c.path("took_ms").asDouble() - ack)
            .max()
            .orElseThrow()
        / LATENCY.toMillis();
  }

  private static void print(String what, List<Double> trips) {
    List<Double> sorted = trips.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%s %.2f round trips (median of %d; first %.2f, slowest %.2f)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.size(),
        trips.get(0),
        sorted.get(sorted.size() - 1));
  }

  private static long newest(Hands hands) {
    long newest = 0;
    for (JsonNode call : hands.get("calls?since=0").path("calls")) {
      newest = Math.max(newest, call.path("n").asLong());
    }
    return newest;
  }

  private static JsonNode declare(Hands hands, String title) {
    return hands.types("ana", "general", "declare SEV-1 " + title);
  }

  private static void declarations(Hands hands) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(HANDS);
    List<Future<JsonNode>> all = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < DECLARATIONS; i++) {
      String title = "declaration " + i;
      all.add(people.submit(() -> declare(hands, title)));
    }
    List<Double> acks = new ArrayList<>();
    for (Future<JsonNode> one : all) {
      acks.add(one.get().path("acked_in_ms").asDouble());
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    people.shutdown();
    System.out.printf(
        Locale.ROOT,
        "%.0f declarations a second are acknowledged and kept (%d by %d people at once; ack p50 %.1f"
            + " ms); their war rooms follow at Slack's pace of 20 a minute%n",
        DECLARATIONS / seconds,
        DECLARATIONS,
        HANDS,
        acks.stream().sorted().toList().get(acks.size() / 2));
  }

  private static long megabytes(Process process) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
