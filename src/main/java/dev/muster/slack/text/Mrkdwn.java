package dev.muster.slack.text;

import dev.muster.incident.ChannelId;
import dev.muster.incident.Prose;
import dev.muster.incident.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's markup. What people wrote is escaped here, once, wherever it goes into a message. */
public final class Mrkdwn {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Keeps `*`, `_`, `~` and backticks from pairing up: Slack has no escape for them. */
  private static final String JOINER = "\u2060";

  /** Turn the rest of a line round, also what is ours in it. */
  private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  /** What no person types and no text can show: control characters, half a character. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\x{D800}-\\x{DFFF}]");

  private static final Pattern FORMATTING = Pattern.compile("[*_~`]");
  private static final Pattern MENTION = Pattern.compile("<(?=[!@#])");
  private static final Pattern TOKEN = Pattern.compile("<([@#!]?)([^<>|]*)(?:\\|([^<>]*))?>");

  private Mrkdwn() {}

  /** Text that reads as it was written, pings nobody and formats nothing. */
  public static String escape(String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return FORMATTING.matcher(straight(safe)).replaceAll(JOINER + "$0");
  }

  /** Text in which nothing turns what follows it round. */
  static String straight(String text) {
    return DIRECTION.matcher(text).replaceAll("");
  }

  /** Text without what can't be shown, and what not every store can keep. */
  public static String visible(String typed) {
    return INVISIBLE.matcher(typed).replaceAll("");
  }

  /** Plain text in which not even what looks like a mention is one, wherever Slack copies it to. */
  public static String pingless(String plain) {
    return MENTION.matcher(straight(plain)).replaceAll("<" + JOINER);
  }

  public static String user(UserId user) {
    return user.equals(UserId.MUSTER)
        ? "Muster"
        : user.machine().map(Mrkdwn::escape).orElse("<@" + user + ">");
  }

  public static String channel(ChannelId channel) {
    return "<#" + channel + ">";
  }

  public static String link(String url, String label) {
    String target = url.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C");
    return "<" + target + "|" + escape(label).replace("|", "¦") + ">";
  }

  /** The time of day in the reader's zone. */
  public static String time(Instant at) {
    return date(at, "{time}");
  }

  /** Day and time in the reader's zone. */
  public static String dayAndTime(Instant at) {
    return date(at, "{date_short_pretty} {time}");
  }

  private static String date(Instant at, String format) {
    return "<!date^" + at.getEpochSecond() + "^" + format + "|" + UTC.format(at) + ">";
  }

  public static String of(Prose prose) {
    StringBuilder text = new StringBuilder();
    for (Prose.Part part : prose.parts()) {
      if (part instanceof Prose.Words words) {
        text.append(escape(words.text()));
      } else if (part instanceof Prose.Person person) {
        text.append(user(person.id()));
      } else if (part instanceof Prose.Moment moment) {
        text.append(time(moment.at()));
      } else if (part instanceof Prose.Link link) {
        text.append(link(link.url(), link.label()));
      }
    }
    return text.toString();
  }

  /**
   * What a person typed, as they typed it: Slack's tokens become names again ({@code <!channel>} is
   * {@code @channel}) and its three entities characters.
   * https://docs.slack.dev/messaging/formatting-message-text
   */
  public static String plain(String typed) {
    Matcher token = TOKEN.matcher(typed);
    StringBuilder text = new StringBuilder();
    while (token.find()) {
      String sign = token.group(1);
      String target = token.group(2);
      String label = token.group(3) == null ? "" : token.group(3);
      String words =
          switch (sign) {
            case "@", "#" -> sign + (label.isEmpty() ? target : label);
            case "!" -> label.isEmpty() ? "@" + target.replaceFirst("\\^.*", "") : label;
            default -> label.isEmpty() || target.endsWith(label) ? target : label + " " + target;
          };
      token.appendReplacement(text, Matcher.quoteReplacement(words));
    }
    token.appendTail(text);
    return text.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
