package dev.muster.playbook;

import dev.muster.yaml.Nearest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is left of a name once everything is forgiven that people type differently: case (also
 * {@code ß} and the Turkish {@code İ}), accents, width, spaces and dashes of any kind, and what
 * can't be seen.
 */
public final class NameKey {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Pc}\\p{Cf}\\p{Cc}\u2212._-]+");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NameKey() {}

  /** Punctuation other than dots, dashes and underscores counts: {@code C#} is not {@code C}. */
  public static String of(String name) {
    return BETWEEN.matcher(folded(name)).replaceAll("");
  }

  /** Letters and digits only; empty where there are none. */
  static String lettersOf(String name) {
    return NO_LETTER.matcher(folded(name)).replaceAll("");
  }

  /** How many letters must be put in, left out, changed, or swapped with their neighbour. */
  public static int slips(String typed, String meant) {
    return Nearest.edits(folded(typed), folded(meant));
  }

  /**
   * In one case, one width, without accents. To upper case first: of the two ways only this one
   * makes {@code ß} and {@code SS} the same.
   */
  public static String folded(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String oneCase = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ı', 'i');
    return MARKS.matcher(Normalizer.normalize(oneCase, Normalizer.Form.NFD)).replaceAll("");
  }
}
