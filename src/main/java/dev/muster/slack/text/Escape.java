package dev.muster.slack.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes mrkdwn of plain text that shows, and gives to whoever copies it, the very same characters.
 *
 * <p>Slack has no escape for {@code * _ ~} and backticks. Where one of them would format something,
 * at the edge of a word, it is written as the fallback of a date without a format, which Slack
 * shows as it stands: nothing invisible gets in between the letters.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack's formatting</a>
 * @see <a
 *     href="https://github.com/yhatt/jsx-slack/blob/main/docs/about-escape-and-exact-mode.md">how
 *     jsx-slack found it out</a>
 */
final class Escape {
  private static final String MARKS = "*_~`";

  /** Keeps a {@code >} at the beginning of a line from making a quote of it. */
  private static final String JOINER = "\u2060";

  /** What ends an address wherever it stands: space, quotes, East Asian punctuation. */
  private static final String OUTSIDE = "\\s\\p{Z}\\p{Cc}\\p{Cf}<>\"|`…«»“”„‘’、。「」『』（）【】《》，；：！？";

  private static final Pattern PIECE =
      Pattern.compile(
          "(?<block>(?<!`)```(?!`)(?!\\s*```)[\\s\\S]+?```(?!`))"
              + "|(?<code>(?<![\\p{L}\\p{N}`])`(?!\\s*`)[^`\\n]++`(?![\\p{L}\\p{N}`]))"
              + "|(?<url>(?<![\\p{L}\\p{N}])(?i:https?|ftp)://[^"
              + OUTSIDE
              + "]++(?!…))"
              + "|(?<mail>(?<![\\p{L}\\p{N}._%+:/@-])(?i:mailto:)?[A-Za-z0-9][A-Za-z0-9._%+-]*+@"
              + "[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}+(?![\\p{L}\\p{N}@/]|:\\S))");

  private static final String NEVER_LAST = ".,;:!?'";

  private Escape() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder();
    if (text.indexOf('`') < 0 && text.indexOf('@') < 0 && !text.contains("://")) {
      words(text, 0, text.length(), out);
      return out.toString();
    }
    Matcher piece = PIECE.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int end = 0;
    while (piece.find()) {
      String url = piece.group("url") == null ? null : address(text, piece);
      if (url == null ? isTypedToken(text, piece) : url.isEmpty()) {
        continue;
      }
      words(text, end, piece.start(), out);
      if (url != null) {
        out.append('<').append(entities(url)).append('>');
        end = piece.start() + url.length();
        piece.region(end, text.length());
        continue;
      } else if (piece.group("mail") != null) {
        mail(piece.group("mail"), out);
      } else {
        out.append(entities(piece.group()));
      }
      end = piece.end();
    }
    words(text, end, text.length(), out);
    return out.toString();
  }

  private static boolean isTypedToken(String text, Matcher piece) {
    return piece.start() > 0
        && text.charAt(piece.start() - 1) == '<'
        && text.startsWith("|", piece.end());
  }

  private static void mail(String typed, StringBuilder out) {
    boolean scheme = typed.regionMatches(true, 0, "mailto:", 0, "mailto:".length());
    String address = scheme ? typed.substring("mailto:".length()) : typed;
    out.append("<mailto:").append(address).append('|').append(typed).append('>');
  }

  /** Without the punctuation of the sentence round it; empty if no host is left. */
  private static String address(String text, Matcher piece) {
    String url = piece.group("url");
    char before = piece.start() == 0 ? ' ' : text.charAt(piece.start() - 1);
    int length = url.length();
    while (length > 0 && isOutside(url.substring(0, length), before)) {
      length--;
    }
    String kept = url.substring(0, length);
    if (isTypedToken(text, piece)) {
      return ""; // and none of Slack's
    }
    return kept.matches("(?is)[a-z]+://[\\p{L}\\p{N}\\[].*") ? kept : "";
  }

  private static boolean isOutside(String url, char before) {
    char last = url.charAt(url.length() - 1);
    if (NEVER_LAST.indexOf(last) >= 0) {
      return true;
    }
    if (MARKS.indexOf(last) >= 0) {
      return before == last;
    }
    return switch (last) {
      case ')' -> count(url, '(') < count(url, ')');
      case ']' -> count(url, '[') < count(url, ']');
      case '}' -> count(url, '{') < count(url, '}');
      default -> false;
    };
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }

  /** Words amid the whole text: what is next to them decides whether a mark is at an edge. */
  private static void words(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (MARKS.indexOf(c) >= 0 && formats(text, i)) {
        out.append("<!date^0^{_}|").append(c).append('>');
      } else {
        if ((c == '>' || c == '\uFF1E') && isFirstOfItsLine(text, i)) {
          out.append(JOINER);
        }
        entity(c, out);
      }
    }
  }

  private static boolean isFirstOfItsLine(String text, int i) {
    return i == 0 || text.charAt(i - 1) == '\n';
  }

  /**
   * Whether Slack may take the mark for the beginning or the end of something formatted. What comes
   * before and behind the whole text isn't known.
   */
  private static boolean formats(String text, int i) {
    if (i == 0 || i == text.length() - 1 || text.charAt(i) == '`') {
      return true;
    }
    int before = text.codePointBefore(i);
    int behind = text.codePointAt(i + 1);
    boolean begins = !Character.isLetterOrDigit(before) && !isSpace(behind);
    boolean ends = !isSpace(before) && !Character.isLetterOrDigit(behind);
    return begins || ends;
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String entities(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> entity((char) c, out));
    return out.toString();
  }

  private static void entity(char c, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      default -> out.append(c);
    }
  }
}
