package dev.muster.slack.text;

import java.util.regex.Pattern;

/**
 * Spaces as people type them, and phones, and whatever they copied from: not only the plain one.
 */
public final class Spaces {
  /** For a pattern: anything that looks like a space, or like nothing and parts words. */
  public static final String ANY = "[\\s\\p{Z}\\x{85}\\x{180E}\\x{200B}\\x{2060}\\x{FEFF}]";

  /** Letters without a shape, and what changes the shape of the letter before. */
  private static final Pattern SHAPELESS =
      Pattern.compile(
          "[\\p{Cf}\\p{Z}\\p{Cc}\\s\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{2800}\\x{3164}\\x{FFA0}"
              + "\\x{34F}\\x{FE00}-\\x{FE0F}\\x{E0000}-\\x{E0FFF}]*");

  /** Of the width of the plain one; and the wide one next to what isn't East Asian. */
  private static final Pattern LIKE_A_SPACE =
      Pattern.compile(
          "[\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{202F}\\x{205F}]"
              + "|(?<=[!-~])\\x{3000}|\\x{3000}(?=[!-~])");

  private Spaces() {}

  /** With plain spaces for those that phones and web pages put in their place. */
  public static String plain(String typed) {
    return LIKE_A_SPACE.matcher(typed).replaceAll(" ");
  }

  /** Without what can't be seen at either end; empty if there is nothing else. */
  public static String strip(String typed) {
    if (isBlank(typed)) {
      return "";
    }
    int begin = 0;
    int end = typed.length();
    while (begin < end && isUnseen(typed.charAt(begin))) {
      begin++;
    }
    while (begin < end && isUnseen(typed.charAt(end - 1))) {
      end--;
    }
    return typed.substring(begin, end);
  }

  private static boolean isUnseen(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.CONTROL;
  }

  /** Whether there is nothing to see in it. */
  public static boolean isBlank(String typed) {
    return SHAPELESS.matcher(typed).matches();
  }
}
