package dev.muster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.Main;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.testkit.Hands;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ten thousand alerts in a minute, half of them in messages of fifty and half alone, for {@code
 * muster run} as a process of its own: how many incidents and messages come of it, and how long
 * {@code /incident help} waits for its ack meanwhile, beside the quiet of the same run.
 */
public final class AlertStorm {
  private static final int ALERTS = 10_000;
  private static final int TOGETHER = 50;
  private static final int SENDERS = 4;
  private static final Duration STORM = Duration.ofMinutes(1);
  private static final int WARM_UP = 300;

  /** In seconds. */
  private static final int LONGEST_START = 20;

  private static final int QUIET = 300;
  private static final Duration BETWEEN_COMMANDS = Duration.ofMillis(150);

  /** What is gathered is posted when its minute is over; what was put aside, a minute later. */
  private static final Duration AFTERMATH = Duration.ofSeconds(150);

  private static final double MOST_RATIO = 1.5;
  private static final int MOST_MESSAGES = 10;
  private static final String SECRET = "the secret of the benchmark";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PLAYBOOK =
      """
      name: storm
      extends: default
      alerts:
        - {name: Network, labels: {team: network}, severity: SEV-1, then: declare}
        - {name: Any other alert, any: true, severity: SEV-3, then: ask}
      """;

  private final Hands hands;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI hook;

  private AlertStorm(Hands hands, int port) {
    this.hands = hands;
    this.hook = URI.create("http://127.0.0.1:" + port + "/hooks/alerts/alertmanager");
  }

  public static void main(String[] args) throws Exception {
    int port = freePort();
    try (PracticeWorkspace workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults()
                .withUserGroups(Map.of("oncall", List.of("ben", "chi"))),
            WorkspaceClock.running())) {
      Process bot = run(workspace, port);
      try {
        new AlertStorm(new Hands(workspace.url()), port).measure(bot);
      } finally {
        bot.destroy();
        bot.waitFor();
      }
    }
    System.exit(0);
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static Process run(PracticeWorkspace workspace, int port) throws Exception {
    Path data = Files.createTempDirectory("muster-bench");
    Path playbook = Files.writeString(data.resolve("storm.yml"), PLAYBOOK);
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
            "--playbook",
            playbook.toString(),
            "--port",
            Integer.toString(port));
    builder.environment().put("SLACK_API_URL", workspace.apiUrl());
    builder.environment().put("SLACK_BOT_TOKEN", workspace.botToken());
    builder.environment().put("SLACK_APP_TOKEN", workspace.appToken());
    builder.environment().put("MUSTER_HOOK_SECRET", SECRET);
    builder.redirectError(data.resolve("log").toFile());
    Process bot = builder.start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(bot.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null || !line.contains("connected")) {
      bot.destroy();
      throw new IllegalStateException("The bot did not start: " + line);
    }
    settled(bot);
    return bot;
  }

  /** Until what it does at its start is done, or as long as that takes at most. */
  private static void settled(Process bot) {
    Duration before = Duration.ofDays(-1);
    for (int i = 0; i < LONGEST_START; i++) {
      Duration worked = bot.info().totalCpuDuration().orElse(Duration.ZERO);
      if (worked.minus(before).toMillis() < 50) {
        return;
      }
      before = worked;
      LockSupport.parkNanos(1_000_000_000);
    }
  }

  private void measure(Process bot) throws Exception {
    acks(WARM_UP, Duration.ZERO);
    Samples quiet = Samples.of(acks(QUIET, BETWEEN_COMMANDS));
    System.out.printf("%n/incident help, quiet:        %s%n", quiet);

    ExecutorService senders = Executors.newFixedThreadPool(SENDERS + 1);
    Duration before = bot.info().totalCpuDuration().orElse(Duration.ZERO);
    long began = System.nanoTime();
    List<Future<Map<String, Integer>>> sent = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      int sender = i;
      sent.add(senders.submit(() -> send(sender, began)));
    }
    Samples stormy =
        Samples.of(acks((int) (STORM.toMillis() / BETWEEN_COMMANDS.toMillis()), BETWEEN_COMMANDS));
    Map<String, Integer> outcomes = new HashMap<>();
    for (Future<Map<String, Integer>> one : sent) {
      one.get().forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Duration worked = bot.info().totalCpuDuration().orElse(Duration.ZERO).minus(before);
    senders.shutdown();
    System.out.printf("/incident help, in the storm: %s%n", stormy);
    System.out.printf(
        Locale.ROOT,
        "%d alerts in %.0f s, for which it worked %.1f s: %s%n",
        ALERTS,
        seconds,
        worked.toMillis() / 1000.0,
        outcomes);

    LockSupport.parkNanos(AFTERMATH.toNanos());
    result(stormy.p50() / quiet.p50(), outcomes);
  }

  private void result(double ratio, Map<String, Integer> outcomes) {
    long rooms = called("conversations.create");
    long messages = called("chat.postMessage");
    System.out.printf(
        Locale.ROOT,
        "p50 in the storm is %.2f times the quiet one; %d incident, %d messages%n",
        ratio,
        rooms,
        messages);
    int taken = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    if (rooms != 1 || outcomes.getOrDefault("declared", 0) != 1 || taken != ALERTS) {
      throw new IllegalStateException("There should be one incident, and all alerts in it.");
    }
    if (messages > MOST_MESSAGES) {
      throw new IllegalStateException("There are more than " + MOST_MESSAGES + " messages.");
    }
    if (ratio > MOST_RATIO) {
      throw new IllegalStateException("People waited more than " + MOST_RATIO + " times as long.");
    }
  }

  private long called(String method) {
    long count = 0;
    for (JsonNode call : hands.get("calls?since=0").path("calls")) {
      if (call.path("method").asText().equals(method) && call.path("error").asText("").isEmpty()) {
        count++;
      }
    }
    return count;
  }

  private double[] acks(int commands, Duration between) {
    double[] acks = new double[commands];
    for (int i = 0; i < commands; i++) {
      acks[i] = hands.types("ana", "general", "help").path("acked_in_ms").asDouble();
      LockSupport.parkNanos(between.toNanos());
    }
    return acks;
  }

  /** Its share, spread over the minute: a message of fifty, fifty alone, and so on. */
  private Map<String, Integer> send(int sender, long began) throws Exception {
    Map<String, Integer> outcomes = new HashMap<>();
    int share = ALERTS / SENDERS;
    int each = 2 * TOGETHER;
    int first = sender * share;
    long step = STORM.toNanos() / (share / each * (TOGETHER + 1L));
    long next = began;
    for (int from = first; from < first + share; from += each) {
      List<String> bodies = new ArrayList<>();
      bodies.add(body(from, from + TOGETHER));
      for (int i = from + TOGETHER; i < from + each; i++) {
        bodies.add(body(i, i + 1));
      }
      for (String body : bodies) {
        LockSupport.parkNanos(next - System.nanoTime());
        next += step;
        post(body)
            .properties()
            .forEach(o -> outcomes.merge(o.getKey(), o.getValue().asInt(), Integer::sum));
      }
    }
    return outcomes;
  }

  private JsonNode post(String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(hook)
                .header("Authorization", "Bearer " + SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static String body(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(
            i ->
                """
                {"status": "firing", "fingerprint": "f%d", "startsAt": "2026-03-02T09:59:30Z",
                 "labels": {"alertname": "LinkDown", "team": "network", "instance": "switch-%d"},
                 "annotations": {"summary": "A link is down", "description": "%s"},
                 "generatorURL": "https://prometheus.example.com/graph?g0.expr=up"}\
                """
                    .formatted(i, i, "No packets for a minute. ".repeat(8)))
        .collect(Collectors.joining(",", "{\"version\": \"4\", \"alerts\": [", "]}"));
  }
}
