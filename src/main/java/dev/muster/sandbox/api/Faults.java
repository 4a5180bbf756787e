package dev.muster.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The calls that are to fail, and how. */
public final class Faults {
  private final Clock clock;
  private final List<Planned> planned = new ArrayList<>();

  /**
   * How a call fails: with an error of Slack's, an HTTP status (0: the line is hung up), a page of
   * HTML, late, or several of these. A lost answer is one whose call took effect all the same.
   *
   * @param retryAfter what the header says; not always a number
   * @param body what is answered in place of JSON of Slack's, to the letter
   */
  public record Fault(
      String method,
      Optional<String> error,
      Optional<Integer> httpStatus,
      Optional<String> retryAfter,
      long delayMs,
      boolean takesEffect,
      boolean html,
      Optional<String> body) {
    boolean matches(String called) {
      return method.equals("*") || method.equals(called);
    }

    boolean spoilsTheAnswer() {
      return html
          || body.isPresent()
          || error.isPresent()
          || httpStatus.isPresent()
          || retryAfter.isPresent();
    }
  }

  private static final class Planned {
    private final Fault fault;
    private final Instant until;
    private int left;

    Planned(Fault fault, int times, Instant until) {
      this.fault = fault;
      this.left = times;
      this.until = until;
    }
  }

  /**
   * @param clock the workspace's
   */
  public Faults(Clock clock) {
    this.clock = clock;
  }

  /** For so many calls. */
  public void plan(Fault fault, int times) {
    plan(fault, times, Instant.MAX);
  }

  /** For so many calls, and none after this time has passed. */
  public void plan(Fault fault, int times, Duration lasting) {
    plan(fault, times, clock.instant().plus(lasting));
  }

  private synchronized void plan(Fault fault, int times, Instant until) {
    planned.add(new Planned(fault, times, until));
  }

  public synchronized void clear() {
    planned.clear();
  }

  /** What goes wrong with this call; used up by it. */
  synchronized Optional<Fault> take(String method) {
    Instant now = clock.instant();
    planned.removeIf(one -> !one.until.isAfter(now));
    for (Iterator<Planned> all = planned.iterator(); all.hasNext(); ) {
      Planned next = all.next();
      if (next.fault.matches(method)) {
        next.left--;
        if (next.left <= 0) {
          all.remove();
        }
        return Optional.of(next.fault);
      }
    }
    return Optional.empty();
  }
}
