package dev.muster.slack;

import dev.muster.playbook.NameKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a typo was meant to be. */
public final class DidYouMean {
  private DidYouMean() {}

  /** The nearest of the known words, if one is near enough: a slip or two, or its beginning. */
  public static Optional<String> among(Collection<String> known, String typed) {
    String word = NameKey.folded(typed);
    Optional<String> begun =
        word.length() < 2
            ? Optional.empty()
            : known.stream().filter(k -> NameKey.folded(k).startsWith(word)).findFirst();
    int most = word.length() <= 4 ? 1 : 2;
    return begun.or(
        () ->
            known.stream()
                .filter(k -> NameKey.slips(k, word) <= most)
                .min(Comparator.comparingInt(k -> NameKey.slips(k, word))));
  }
}
