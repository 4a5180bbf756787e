package dev.muster.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader sees, and copies, of mrkdwn: read as the practice workspace's page reads it ({@code
 * mrkdwn.js}), with bare addresses left alone as {@code verbatim} has them.
 *
 * @param text the characters on screen
 * @param links where the links lead
 * @param mentions who is notified
 * @param code what is shown as code
 */
public record Shown(String text, List<String> links, List<String> mentions, List<String> code) {
  private static final char DRAWN = '\uE000';
  private static final Pattern PIECE =
      Pattern.compile("\\n?```([\\s\\S]+?)```\\n?|`([^`\\n]+)`|<([^<>\\n]+)>|(\uE000)");
  private static final Pattern STYLED =
      Pattern.compile("(?<![\\p{L}\\p{N}])([*_~])(?!\\1)(?=\\S)([^\\n]*?\\S)\\1(?![\\p{L}\\p{N}])");
  private static final Pattern QUOTED = Pattern.compile("^(?:&gt;&gt;&gt;|&gt;|>>>|>) ?(.*)$");

  public static Shown of(String mrkdwn) {
    List<String> links = new ArrayList<>();
    List<String> mentions = new ArrayList<>();
    List<String> code = new ArrayList<>();
    List<String> drawn = new ArrayList<>();
    Matcher piece = PIECE.matcher(mrkdwn);
    String marked =
        piece.replaceAll(
            found -> {
              if (found.group(1) != null) {
                code.add(unescaped(found.group(1)));
                drawn.add(found.group(1).replaceAll("^\\n|\\n$", ""));
              } else if (found.group(2) != null) {
                code.add(unescaped(found.group(2)));
                drawn.add(found.group(2));
              } else if (found.group(3) != null) {
                drawn.add(token(found.group(3), links, mentions));
              } else {
                drawn.add(found.group());
              }
              return String.valueOf(DRAWN);
            });
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (char c :
        String.join("\n", List.of(marked.split("\n", -1)).stream().map(Shown::line).toList())
            .toCharArray()) {
      text.append(c == DRAWN ? drawn.get(next++) : String.valueOf(c));
    }
    return new Shown(unescaped(text.toString()), links, mentions, code);
  }

  private static String line(String line) {
    Matcher quoted = QUOTED.matcher(line);
    return inline(quoted.matches() ? quoted.group(1) : line);
  }

  private static String inline(String line) {
    return STYLED.matcher(line).replaceAll(m -> Matcher.quoteReplacement(inline(m.group(2))));
  }

  private static String token(String inside, List<String> links, List<String> mentions) {
    int bar = inside.indexOf('|');
    String target = bar < 0 ? inside : inside.substring(0, bar);
    String label = bar < 0 ? target : inside.substring(bar + 1);
    if (target.startsWith("!date^")) {
      return label;
    }
    if (target.matches("@[A-Z0-9]+|#[A-Z0-9]+|!subteam\\^.*|!(?:here|channel|everyone)")) {
      mentions.add(target);
      return label;
    }
    if (target.matches("(?is)(https?://|mailto:|ftp://).*")) {
      links.add(unescaped(target));
      return label;
    }
    return "<" + inside + ">";
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
