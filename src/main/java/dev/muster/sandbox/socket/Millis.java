package dev.muster.sandbox.socket;

/** The one millisecond clock of calls and acknowledgements: real, and never backwards. */
public final class Millis {
  private static final long WALL = System.currentTimeMillis();
  private static final long START = System.nanoTime();

  private Millis() {}

  public static long now() {
    return WALL + (System.nanoTime() - START) / 1_000_000;
  }

  /** Since that {@link System#nanoTime()}, in milliseconds with three decimals. */
  public static double since(long nanos) {
    return Math.round((System.nanoTime() - nanos) / 1_000.0) / 1_000.0;
  }
}
