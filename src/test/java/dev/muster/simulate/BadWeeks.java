package dev.muster.simulate;

import dev.muster.simulate.world.LogTap;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;

/** Plays many weeks, two side by side, and says of each bad one how to see it again. */
final class BadWeeks {
  private static final int SIDE_BY_SIDE = 2;
  private static final int PROGRESS = 100;

  private final PrintStream out;
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<Long> bad = new ArrayList<>();
  private final long started = System.nanoTime();

  BadWeeks(PrintStream out) {
    this.out = out;
    LogTap.silenceOnConsole(Household.WEEKS);
  }

  /**
   * The command by hand: {@code mvn -Psimulate -Dweeks=500 -Dfirst=1}, or {@code -Dseed=N} for one.
   */
  public static void main(String[] args) {
    PrintStream out = System.out;
    BadWeeks weeks = new BadWeeks(out);
    String seed = System.getProperty("seed", "");
    if (seed.isEmpty()) {
      int many = Integer.parseInt(System.getProperty("weeks", "1000"));
      long first = Long.getLong("first", System.currentTimeMillis() % 1_000_000_000L * 10_000);
      out.println("Seeds from " + first + " on.");
      weeks.play(many, n -> first + n);
    } else {
      Week.Report report = Week.play(Long.parseLong(seed));
      report.story().forEach(out::println);
      weeks.take(report);
    }
    weeks.summary();
    System.exit(weeks.bad.isEmpty() ? 0 : 1);
  }

  /** The seeds of the weeks in which something did not hold. */
  List<Long> bad() {
    return bad;
  }

  void play(int many, LongUnaryOperator seeds) {
    ExecutorService players = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<Week.Report>> all = new ArrayList<>();
      for (int n = 0; n < many; n++) {
        long seed = seeds.applyAsLong(n);
        all.add(players.submit(() -> Week.play(seed)));
      }
      for (int n = 0; n < many; n++) {
        take(all.set(n, null).get());
        if ((n + 1) % PROGRESS == 0) {
          out.println((n + 1) + " weeks, " + bad.size() + " bad, " + took());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      players.shutdownNow();
    }
  }

  private void take(Week.Report report) {
    counts.merge("weeks", 1L, Long::sum);
    report.counts().forEach((what, n) -> counts.merge(what, n, Long::sum));
    if (report.breaches().isEmpty()) {
      return;
    }
    bad.add(report.seed());
    out.println("\n=== SEED " + report.seed() + ", a bad week. The story so far:");
    if (bad.size() <= 3) {
      report.story().forEach(out::println);
    }
    out.println("--- What does not hold:");
    report.breaches().forEach(out::println);
    out.println("--- Again: mvn -Psimulate -Dseed=" + report.seed() + "\n");
  }

  private String took() {
    return Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s";
  }

  void summary() {
    out.println("In " + took() + ":");
    counts.forEach((what, n) -> out.println("  " + n + " " + what));
    out.println(bad.isEmpty() ? "All that must hold held." : "Bad seeds: " + bad);
  }
}
