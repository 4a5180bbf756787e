package dev.muster.slack.socket;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the line's threads, so that a thread dump tells what each is for. */
final class Threads {
  static final String PREFIX = "muster-socket-";

  private Threads() {}

  static ThreadFactory named(String purpose) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, PREFIX + purpose + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
