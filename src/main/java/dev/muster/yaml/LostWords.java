package dev.muster.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words that YAML takes for a comment: behind a space a {@code #} ends the value, so that of
 * {@code says: call #4210} only {@code call} is read. Comments are written with a space behind the
 * {@code #}, so what has none was meant.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#66-comments">YAML's comments</a>
 */
final class LostWords {
  private static final Pattern KEY_COLUMN = Pattern.compile("^ *(?:- +)*");
  private static final Pattern BLOCK =
      Pattern.compile("(?:^|[:-]\\s)\\s*(?:[!&]\\S+\\s+)?[|>][0-9+-]{0,2}\\s*(?:#.*)?$");
  private static final Pattern LOST = Pattern.compile("[\\p{L}\\p{N}_][^\\s]*");

  private final String file;
  private final List<Fault> faults = new ArrayList<>();
  private char quote;
  private int flow;
  private int block = -1;

  private LostWords(String file) {
    this.file = file;
  }

  static List<Fault> in(String file, String yaml) {
    LostWords lost = new LostWords(file);
    String[] lines = yaml.split("\\r?\\n", -1);
    for (int i = 0; i < lines.length; i++) {
      lost.line(i + 1, lines[i]);
    }
    return lost.faults;
  }

  private void line(int number, String line) {
    int indent = line.length() - line.stripLeading().length();
    if (block >= 0 && (line.isBlank() || indent > block)) {
      return;
    }
    block = -1;
    boolean fresh = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        i = inQuote(line, i);
      } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
        comment(number, line, i);
        break;
      } else if (fresh && (c == '"' || c == '\'')) {
        quote = c;
        fresh = false;
      } else {
        fresh = isFresh(line, i, fresh);
      }
    }
    if (quote == 0 && BLOCK.matcher(line).find()) {
      Matcher column = KEY_COLUMN.matcher(line);
      block = column.find() ? column.end() : indent;
    }
  }

  /** Past a quote that is escaped. */
  private int inQuote(String line, int i) {
    char c = line.charAt(i);
    boolean doubled =
        c == '\'' && quote == '\'' && i + 1 < line.length() && line.charAt(i + 1) == c;
    if (doubled || (c == '\\' && quote == '"')) {
      return i + 1;
    }
    if (c == quote) {
      quote = 0;
    }
    return i;
  }

  /** Whether a value, and so a quote, may begin behind this. */
  private boolean isFresh(String line, int i, boolean before) {
    char c = line.charAt(i);
    boolean ends = i + 1 == line.length() || Character.isWhitespace(line.charAt(i + 1));
    if (before && (c == '[' || c == '{')) {
      flow++;
      return true;
    }
    if (flow > 0 && (c == ']' || c == '}')) {
      flow--;
      return false;
    }
    return (c == ':' && ends)
        || (before && c == '-' && ends)
        || (flow > 0 && c == ',')
        || (before && Character.isWhitespace(c));
  }

  private void comment(int number, String line, int at) {
    Matcher lost = LOST.matcher(line).region(at + 1, line.length());
    if (!line.substring(0, at).isBlank() && lost.lookingAt()) {
      faults.add(
          new Fault(
              file,
              number,
              "`#" + lost.group() + "` is a comment to YAML and is not read",
              "put the whole value in quotes, or a space behind the # if it is a comment"));
    }
  }
}
