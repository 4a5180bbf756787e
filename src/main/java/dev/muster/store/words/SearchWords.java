package dev.muster.store.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** By which words an incident is found: folded, each from its beginning. */
final class SearchWords {
  /** As long as a word is kept; a longer one is found by its beginning. */
  private static final int LONGEST = 40;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private SearchWords() {}

  /** Under what this text is kept. A script without spaces has a word from each sign on. */
  static Set<String> kept(String text) {
    Set<String> kept = new LinkedHashSet<>();
    for (String word : asked(text)) {
      kept.add(cut(word));
      for (int i = 1; i < word.length(); i++) {
        if (!Character.isLowSurrogate(word.charAt(i))
            && Character.isIdeographic(word.codePointAt(i))) {
          kept.add(cut(word.substring(i)));
        }
      }
    }
    return kept;
  }

  /** The words of which each must be the beginning of one that is kept. */
  static List<String> asked(String text) {
    List<String> asked = new ArrayList<>();
    for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty()) {
        asked.add(cut(word));
      }
    }
    return asked;
  }

  private static String cut(String word) {
    return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
  }
}
