package dev.muster.playbook;

import java.util.List;
import java.util.Locale;

/** Words looked for in what people and machines write: whole ones, in any case. */
final class Wording {
  private Wording() {}

  /** Whether one of these is in the text. */
  static boolean speaksOf(String text, List<String> words) {
    String plain = plain(text);
    return words.stream().map(Wording::plain).anyMatch(w -> isSomething(w) && plain.contains(w));
  }

  /** Whether it could be found in any text. */
  static boolean isSomething(String word) {
    return !plain(word).isBlank();
  }

  private static String plain(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
