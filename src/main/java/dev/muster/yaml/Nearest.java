package dev.muster.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** Empty if none of them is near enough to be worth a guess. */
  public static Optional<String> to(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(typed, word) <= allowed(typed, word))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  private static int allowed(String a, String b) {
    return Math.max(1, Math.min(a.length(), b.length()) / 3);
  }

  /** Edits between the two; case and punctuation are free. */
  private static int distance(String first, String second) {
    return edits(key(first), key(second));
  }

  /** How many letters must be put in, left out, changed, or swapped with their neighbour. */
  public static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
  }
}
