package dev.muster.record;

import dev.muster.incident.RichText;
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

  /** Between two lines that say something. */
  private static final Pattern LINES = Pattern.compile("(?<=\\S)\\s*\\R\\s*(?=\\S)");

  private Markdown() {}

  /** On one line; where others ended there is a dot. */
  public static String line(String text) {
    String joined = LINES.matcher(text).replaceAll(" · ");
    return escape(joined.replaceAll("\\s+", " "));
  }

  /** A sentence of the timeline, on one line. */
  public static String of(RichText prose, IncidentRecord record) {
    StringBuilder text = new StringBuilder();
    for (RichText.Part part : prose.parts()) {
      if (part instanceof RichText.Link link) {
        text.append(link(link.url(), link.label()));
      } else {
        text.append(line(PlainText.of(RichText.of(part), record)));
      }
    }
    return text.toString().strip();
  }

  /** As a quotation, line by line. */
  public static String quote(String text) {
    return text.lines()
        .map(line -> "> " + BULLET.matcher(escape(line)).replaceFirst("$1$2\u2060"))
        .collect(Collectors.joining("\n"));
  }

  /** An address with its words. */
  public static String link(String url, String label) {
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
