package dev.muster.log;

import java.util.OptionalLong;

/**
 * Of one cause, what is said: the first few times, then each time that it came twice as often. So
 * ten thousand times are some fifteen lines, and each tells how many there were.
 */
public final class FallingRate {
  /** How many are said before they are only counted. */
  static final int FIRST = 5;

  private long count;
  private long next = FIRST + 1;

  /** It happened: the how manieth time, if that is to be said; empty if it is only counted. */
  public synchronized OptionalLong happened() {
    count++;
    if (count > FIRST && count < next) {
      return OptionalLong.empty();
    }
    next = count <= FIRST ? 2L * FIRST : 2 * count;
    return OptionalLong.of(count);
  }

  /** It is over: the next one is the first again. */
  public synchronized void over() {
    count = 0;
    next = FIRST + 1;
  }

  /** For the end of a line: nothing for the first few. */
  public static String said(long count) {
    return count <= FIRST
        ? ""
        : " (the " + count + "th of its kind; those in between are not shown)";
  }
}
