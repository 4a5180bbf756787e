package dev.muster.simulate;

import dev.muster.simulate.check.Evidence;
import dev.muster.slack.web.SlackGateway;
import dev.muster.testkit.Hands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The threads of one week: all that it starts are in one group, and none may outlive it. */
final class Household {
  /** All weeks. */
  static final ThreadGroup WEEKS = new ThreadGroup("weeks");

  /**
   * A killed bot's threads notice by and by: one that asks a closed pool for a connection is left
   * to wait for thirty seconds.
   */
  private static final long PATIENCE_NANOS = 45_000_000_000L;

  /**
   * Idle threads that end by themselves and belong to nobody: the HTTP client of Slack's library
   * keeps one for a minute; the JDK's keeps its selector until it is collected, and its timer.
   */
  private static final List<String> PASSING =
      List.of("OkHttp", "Okio", "HttpClient-", "CompletableFutureDelayScheduler");

  static {
    // What lasts as long as the process does is not to be taken for a week's.
    new Hands("");
    SlackGateway.client("http://127.0.0.1/api/");
  }

  private final ThreadGroup group;

  Household(long seed) {
    group = new ThreadGroup(WEEKS, "week-" + seed);
  }

  ThreadGroup group() {
    return group;
  }

  <T> T inside(Supplier<T> living) {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            group,
            () -> {
              try {
                result.set(living.get());
              } catch (RuntimeException | Error e) {
                failure.set(e);
              }
            },
            group.getName());
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
    return result.get();
  }

  /** The same, with what is left of the threads. */
  Evidence leftBehind(Evidence found) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    List<String> left = left();
    while (!left.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(2_000_000);
      left = left();
    }
    Evidence.Sounds sounds = found.sounds();
    return new Evidence(
        found.now(),
        found.chronicles(),
        found.deliveries(),
        found.claims(),
        found.troubles(),
        found.slack(),
        new Evidence.Sounds(
            sounds.log(), sounds.errors(), sounds.metrics(), sounds.complaints(), left),
        found.given());
  }

  private static String ourPlace(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (!frame.getClassName().startsWith("j")) {
        return " at " + frame;
      }
    }
    return " in Java's own code";
  }

  private List<String> left() {
    Thread[] threads = new Thread[group.activeCount() + 50];
    int count = group.enumerate(threads, true);
    List<String> left = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = threads[i].getName();
      if (PASSING.stream().noneMatch(name::startsWith)) {
        left.add(name + ourPlace(threads[i]));
      }
    }
    return left;
  }
}
