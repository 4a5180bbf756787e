package dev.muster.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes down what people wrote so that Markdown leaves it as it is. */
public final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*\\[\\]#|~]");

  /** Within a word it means nothing, and an escape would break links. */
  private static final Pattern LOOSE_UNDERSCORE =
      Pattern.compile("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

  /** Would begin a list. */
  private static final Pattern BULLET = Pattern.compile("^(\\s*)([-+]|\\d+(?=[.)]))");

  private Markdown() {}

  /** On one line. */
  public static String line(String text) {
    return escape(text.replaceAll("\\s+", " "));
  }

  /** As a quotation, line by line. */
  static String quote(String text) {
    return text.lines()
        .map(line -> "> " + BULLET.matcher(escape(line)).replaceFirst("$1$2\u2060"))
        .collect(Collectors.joining("\n"));
  }

  static String link(String url, String label) {
    String target =
        url.replace(" ", "%20")
            .replace("(", "%28")
            .replace(")", "%29")
            .replace("<", "%3C")
            .replace(">", "%3E")
            .replace("|", "%7C");
    return "[" + line(label) + "](" + target + ")";
  }

  private static String escape(String text) {
    String safe = SPECIAL.matcher(text).replaceAll("\\\\$0");
    safe = LOOSE_UNDERSCORE.matcher(safe).replaceAll("\\\\_");
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
