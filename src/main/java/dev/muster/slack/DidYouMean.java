package dev.muster.slack;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a typo was meant to be. */
public final class DidYouMean {
  private DidYouMean() {}

  /** The nearest of the known words, if one is near enough: a slip or two, or its beginning. */
  public static Optional<String> among(Collection<String> known, String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    Optional<String> begun =
        word.length() < 2
            ? Optional.empty()
            : known.stream().filter(k -> k.toLowerCase(Locale.ROOT).startsWith(word)).findFirst();
    int most = word.length() <= 4 ? 1 : 2;
    return begun.or(
        () ->
            known.stream()
                .filter(k -> slips(k.toLowerCase(Locale.ROOT), word) <= most)
                .min(Comparator.comparingInt(k -> slips(k.toLowerCase(Locale.ROOT), word))));
  }

  /** How many letters must be put in, left out, changed or swapped to make one of the other. */
  static int slips(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
