package dev.muster.record.drawn;

/** Writes down what people wrote so that HTML and SVG show it and never obey it. */
public final class Markup {
  private Markup() {}

  /** For text and for attributes in double quotes. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(c -> safe.append(escape(c)));
    return safe.toString();
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      // No document may hold these, not even escaped.
      default ->
          codePoint < 0x20 && codePoint != '\n' && codePoint != '\t'
              ? "\uFFFD"
              : Character.toString(codePoint);
    };
  }
}
