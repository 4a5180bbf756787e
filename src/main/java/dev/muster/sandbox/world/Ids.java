package dev.muster.sandbox.world;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Identifiers that look as Slack's do and never repeat, not even in the next workspace: what an app
 * kept of an earlier one means nothing in this one. Each workspace counts from a place of its own.
 * Only what a workspace always has keeps its id from one to the next.
 */
public final class Ids {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int DIGITS = 9;

  private long issued = new SecureRandom().nextLong();

  public synchronized String next(String prefix) {
    issued++;
    return prefix + "0" + padded(Long.toUnsignedString((issued * SPREAD) >>> 20, 36), DIGITS);
  }

  /** The id of what has this name in every workspace, such as {@code #general}. */
  static String always(String prefix, String name) {
    long hash = SPREAD;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * SPREAD;
    }
    return prefix + "0" + padded(Long.toUnsignedString((hash * SPREAD) >>> 20, 36), DIGITS);
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
