package dev.muster.priority;

import java.time.Duration;

/**
 * Lets what a person waits for go first: while a request is being answered, and for a moment after
 * it, what Muster does for itself (a rehearsal, a copy, tidying, an audit) pauses between its
 * steps. Slack waits three seconds for an answer, and nobody waits for the rest.
 */
public final class PeopleFirst {
  /** Who answered one thing is likely asked the next: a form that was opened is submitted. */
  private static final Duration LULL = Duration.ofMillis(300);

  /** A step waits no longer: even where people never stop asking, a copy is made one day. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration BRIEFLY = Duration.ofMillis(100);

  private final long lullNanos;
  private final long longestNanos;
  private int answering;
  private long lastAnswered;

  public PeopleFirst() {
    this(LULL, LONGEST);
  }

  /**
   * @param lull how long after the last answer it is still the people's turn
   * @param longest after so long a step goes on all the same
   */
  PeopleFirst(Duration lull, Duration longest) {
    lullNanos = lull.toNanos();
    longestNanos = longest.toNanos();
    lastAnswered = System.nanoTime() - lullNanos;
  }

  /** Somebody waits for an answer from now on. */
  public synchronized void asked() {
    answering++;
  }

  /** One of them has it, or won't get it any more. */
  public synchronized void answered() {
    answering--;
    lastAnswered = System.nanoTime();
    notifyAll();
  }

  /**
   * Called between two steps of what nobody waits for, and where no lock is held that an answer
   * needs. Returns when it may go on: at once if nobody waits, or if this thread is interrupted.
   */
  public void giveWay() {
    giveWay(longestNanos);
  }

  /**
   * As {@link #giveWay}, for what others wait for as well: a crowd of deliveries goes on within a
   * tenth of a second, also where people never stop asking.
   */
  public void giveWayBriefly() {
    giveWay(BRIEFLY.toNanos());
  }

  private synchronized void giveWay(long most) {
    long end = System.nanoTime() + most;
    while (true) {
      long now = System.nanoTime();
      long until = answering > 0 ? end : Math.min(end, lastAnswered + lullNanos);
      if (until - now <= 0) {
        return;
      }
      try {
        wait(until - now < 1_000_000 ? 1 : (until - now) / 1_000_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
