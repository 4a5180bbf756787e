package dev.muster.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.crash.Figures.Finding;
import dev.muster.sandbox.api.Token;
import dev.muster.testkit.Hands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Two processes, {@code muster sandbox --no-bot} and {@code muster run}; the second is killed with
 * -9 again and again, while people declare, update and resolve, and sometimes while it starts. What
 * they do and when it is killed comes from the seed; what it was doing just then does not, so a
 * seed replays the story, not the very instant.
 */
public final class CrashRun implements AutoCloseable {
  /** A declare makes some ten, an update three. */
  private static final int MOST_CALLS = 30;

  private static final int MOST_LATER_MS = 40;
  private static final int MOST_START_MS = 2500;
  private static final int FIRST_STARTS = 30;

  private final long seed;
  private final int kills;
  private final Random random;
  private final Path directory;
  private final Path log;
  private final MusterProcess workspace;
  private final String url;
  private final Hands hands;
  private final People people;
  private final List<Duration> recoveries = new ArrayList<>();

  CrashRun(int kills, long seed, Path directory) throws IOException {
    this.seed = seed;
    this.kills = kills;
    this.random = new Random(seed);
    this.directory = directory;
    this.log = Files.createFile(directory.resolve("run.log"));
    // Calls that take a moment, so that it is killed amid some.
    this.workspace =
        MusterProcess.start(
            directory.resolve("sandbox.log"), Map.of(), "sandbox", "--no-bot", "--latency", "20");
    this.url =
        workspace
            .says("The practice workspace is at")
            .orElseThrow()
            .replaceAll(".*(http\\S+).*", "$1");
    Thread listener = new Thread(this::listenToTheWorkspace, "workspace's words");
    listener.setDaemon(true);
    listener.start();
    this.hands = new Hands(url);
    this.people = new People(hands, random);
  }

  private void listenToTheWorkspace() {
    try {
      workspace.ends();
    } catch (IOException | InterruptedException e) {
      // It was closed, and says no more.
      Thread.currentThread().interrupt();
    }
  }

  /** Kills as often as was wished, and looks at what is there in the end. */
  Figures run() throws IOException, InterruptedException {
    for (int kill = 1; kill <= kills; kill++) {
      if (random.nextInt(5) == 0) {
        killedWhileItStarts();
      } else {
        killedWhilePeopleWork(kill);
      }
      if (kill % 20 == 0) {
        System.out.println(kill + " kills");
      }
    }
    List<Finding> findings = theEnd();
    return new Figures(
        seed, kills, people.deeds(), recoveries, MusterProcess.errors(log), findings);
  }

  private void killedWhileItStarts() throws IOException, InterruptedException {
    try (MusterProcess bot = bot()) {
      LockSupport.parkNanos(random.nextInt(MOST_START_MS) * 1_000_000L);
      bot.kill();
    }
  }

  private void killedWhilePeopleWork(int round) throws IOException, InterruptedException {
    CompletableFuture<?> minute = CompletableFuture.runAsync(this::aMinutePasses);
    try (MusterProcess bot = bot()) {
      awaitAnswers(bot);
      CompletableFuture<Void> work = CompletableFuture.runAsync(() -> people.work(round));
      awaitTheInstant(work);
      bot.kill();
      people.rest();
      work.join();
    }
    minute.join();
  }

  /** By what the bot has done and not by time, so that it is amid its work on any machine. */
  private void awaitTheInstant(CompletableFuture<Void> work) {
    long from = calls(0);
    int goal = random.nextInt(MOST_CALLS);
    while (!work.isDone() && hands.get("calls?since=" + from).path("calls").size() < goal) {
      LockSupport.parkNanos(2_000_000);
    }
    LockSupport.parkNanos(random.nextInt(MOST_LATER_MS) * 1_000_000L);
  }

  /** Slack's quotas are by the minute; and so nudges fall due. */
  private void aMinutePasses() {
    hands.post("clock", Map.of("advance", "PT1M"));
  }

  private MusterProcess bot() throws IOException {
    return MusterProcess.start(
        log,
        Map.of(
            "SLACK_API_URL",
            url + "api/",
            "SLACK_BOT_TOKEN",
            Token.PRACTICE_BOT,
            "SLACK_APP_TOKEN",
            Token.PRACTICE_APP),
        "run",
        "--data",
        directory.resolve("data").toString(),
        "--port",
        "0");
  }

  private void awaitAnswers(MusterProcess bot) throws IOException {
    long began = System.nanoTime();
    if (bot.says("Muster is connected").isEmpty()) {
      throw new AssertionError("The bot did not start; its log is " + log);
    }
    while (!people.areAnswered()) {
      LockSupport.parkNanos(5_000_000);
    }
    recoveries.add(Duration.ofNanos(System.nanoTime() - began));
  }

  private List<Finding> theEnd() throws IOException, InterruptedException {
    try (MusterProcess bot = bot()) {
      awaitAnswers(bot);
      comesToRest();
      bot.stop();
    }
    return new Findings(people.deeds(), hands.get("state"), directory.resolve("data")).all(random);
  }

  /** What is due has been done: after each minute nothing is called for a while. */
  private void comesToRest() {
    for (int minute = 0; minute < 6; minute++) {
      aMinutePasses();
      long seen = -1;
      for (long now = calls(0); now != seen; now = calls(seen)) {
        seen = now;
        LockSupport.parkNanos(1_500_000_000L);
      }
    }
  }

  /** The number of the newest call; those that hold the line count for nothing. */
  private long calls(long since) {
    long newest = since;
    for (JsonNode call : hands.get("calls?since=" + since).path("calls")) {
      String method = call.path("method").asText();
      if (!method.startsWith("apps.") && !method.startsWith("auth.")) {
        newest = Math.max(newest, call.path("n").asLong());
      }
    }
    return newest;
  }

  @Override
  public void close() {
    workspace.close();
  }

  /** {@code -Dkills=200 -Dseed=7}: without a seed, or with 0, a new one. */
  public static void main(String[] args) throws Exception {
    int kills = Integer.getInteger("kills", 200);
    long wished = Long.getLong("seed", 0L);
    long seed = wished == 0 ? ThreadLocalRandom.current().nextLong(1, 1_000_000) : wished;
    Path directory = Files.createTempDirectory("muster-crash");
    System.out.println("Seed " + seed + ", in " + directory);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    List<String> first = FirstStartTest.failed(Math.min(kills, FIRST_STARTS), seed, directory);
    System.out.println(
        "First starts killed: " + first.size() + " did not open afterwards " + first);
    try (CrashRun run = new CrashRun(kills, seed, directory)) {
      Figures figures = run.run();
      System.out.println(figures.report());
      System.exit(figures.fine() && first.isEmpty() ? 0 : 1);
    }
  }
}
