package dev.muster.store;

import java.util.Locale;

/** Names as they are found by, however they are written: {@code Auth-Service}, auth service. */
final class Folded {
  /** As long as a column takes. */
  private static final int LONGEST = 400;

  private Folded() {}

  static String of(String name) {
    String folded = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
    return folded.substring(0, Math.min(LONGEST, folded.length()));
  }
}
