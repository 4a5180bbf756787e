package dev.muster.playbook;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Words looked for in what people and machines write: whole ones, in any case, with or without
 * their accents. Where a script puts no spaces between words, any part of the text is one. {@code
 * HighErrorRate} is one word, and three.
 */
final class Wording {
  private static final String UNSPACED =
      "([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}])";

  private static final String HUMP =
      "(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})";

  private Wording() {}

  /** Whether one of these is in the text. */
  static boolean speaksOf(String text, List<String> words) {
    String plain = plain(text);
    String apart = plain(text.replaceAll(HUMP, " "));
    return words.stream()
        .map(Wording::plain)
        .anyMatch(w -> isSomething(w) && (plain.contains(w) || apart.contains(w)));
  }

  /** Whether it could be found in any text. */
  static boolean isSomething(String word) {
    return !plain(word).isBlank();
  }

  private static String plain(String text) {
    return " "
        + folded(text)
            .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ")
            .replaceAll(UNSPACED, " $1 ")
            .replaceAll("\\s+", " ")
            .strip()
        + " ";
  }

  /** {@code İ} is i, {@code ß} is ss, {@code ё} is е: as people type them who are in a hurry. */
  private static String folded(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return apart
        .replaceAll("[\\u0300-\\u036f]+", "")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
