package dev.muster.sandbox.world;

import java.util.Locale;

/** Identifiers that look as Slack's do and never repeat. */
public final class Ids {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long issued;

  public synchronized String next(String prefix) {
    issued++;
    return prefix + "0" + padded(Long.toUnsignedString((issued * SPREAD) >>> 20, 36), 9);
  }

  /** A short mixed-case word, as Slack gives to blocks that have no id. */
  public synchronized String word() {
    issued++;
    return padded(Long.toUnsignedString((issued * SPREAD) >>> 38, 36), 6).substring(0, 5);
  }

  public synchronized long number() {
    issued++;
    return ((issued * SPREAD) >>> 24) % 9_000_000_000_000L + 1_000_000_000_000L;
  }

  private static String padded(String digits, int width) {
    return "0".repeat(Math.max(0, width - digits.length())) + digits.toUpperCase(Locale.ROOT);
  }
}
