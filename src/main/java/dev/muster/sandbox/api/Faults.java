package dev.muster.sandbox.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The calls that are to fail, and how. */
public final class Faults {
  private final List<Planned> planned = new ArrayList<>();

  /**
   * How a call fails: with an error of Slack's, an HTTP status (0: the line is hung up), a page of
   * HTML, late, or several of these. A lost answer is one whose call took effect all the same.
   */
  public record Fault(
      String method,
      Optional<String> error,
      Optional<Integer> httpStatus,
      Optional<Integer> retryAfter,
      long delayMs,
      boolean takesEffect,
      boolean html) {
    boolean matches(String called) {
      return method.equals("*") || method.equals(called);
    }

    boolean spoilsTheAnswer() {
      return html || error.isPresent() || httpStatus.isPresent() || retryAfter.isPresent();
    }
  }

  private static final class Planned {
    private final Fault fault;
    private int left;

    Planned(Fault fault, int times) {
      this.fault = fault;
      this.left = times;
    }
  }

  public synchronized void plan(Fault fault, int times) {
    planned.add(new Planned(fault, times));
  }

  public synchronized void clear() {
    planned.clear();
  }

  /** What goes wrong with this call; used up by it. */
  synchronized Optional<Fault> take(String method) {
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
