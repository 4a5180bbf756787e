package dev.muster.preview;

import java.util.Locale;

/** Writes pieces of a picture. */
final class Svg {
  /** A little more than a letter takes on average, in any usual font. */
  private static final double LETTER = 7.0;

  private final StringBuilder out = new StringBuilder();

  /**
   * Words, on a rim of white so that no line runs through them.
   *
   * @param style the name of a style
   * @param full what shows when somebody points to it
   */
  void text(double x, double y, String style, String words, String full) {
    out.append(
        String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">", x, y, style));
    if (!full.equals(words)) {
      out.append("<title>").append(escaped(full)).append("</title>");
    }
    out.append(escaped(words)).append("</text>\n");
  }

  void text(double x, double y, String style, String words) {
    text(x, y, style, words, words);
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            style));
  }

  void dot(double x, double y, double radius, String color) {
    out.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n",
            x,
            y,
            radius,
            color));
  }

  void box(double x, double y, double width, double height, String color) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
            x,
            y,
            width,
            height,
            color));
  }

  void append(Svg piece) {
    out.append(piece.out);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  static double width(String words) {
    return words.codePointCount(0, words.length()) * LETTER;
  }

  /** At the most so many letters. */
  static String cut(String words, int most) {
    String line = words.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
  }

  /** What XML 1.0 may not hold is left out. */
  static String escaped(String words) {
    StringBuilder safe = new StringBuilder();
    words
        .codePoints()
        .filter(Svg::isAllowed)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
