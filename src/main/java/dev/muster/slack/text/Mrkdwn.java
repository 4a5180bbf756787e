package dev.muster.slack.text;

import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Mentions;
import dev.muster.incident.RichText;
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

  /** Turn the rest of a line round, also what is ours in it. */
  private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Pattern OTHER_BREAK = Pattern.compile("\\r\\n|[\\r\\x{0B}\\f\\x{85}]");

  /** What no person types and no text can show: control characters, half a character. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\x{D800}-\\x{DFFF}]");

  private static final Pattern MENTION =
      Pattern.compile(
          "<(?=@[UW][A-Z0-9]|#[CDG][A-Z0-9]|!(?:channel|here|everyone|subteam\\^)[^<>\\s]*>)");

  private static final Pattern PERSON = Pattern.compile("<(@[UW][A-Z0-9]+)\\|[^<>]*>");
  private static final Pattern TOKEN = Pattern.compile("<([@#!]?)([^<>|]*)(?:\\|([^<>]*))?>");

  private Mrkdwn() {}

  /**
   * Text that reads as it was written and pings nobody, also when copied: addresses are links, what
   * stands between backticks is code, and nothing else is formatted.
   */
  public static String escape(String text) {
    return Escape.of(straight(text));
  }

  /**
   * Text where Slack formats nothing: a topic, a purpose, a link's label.
   * https://docs.slack.dev/messaging/formatting-message-text#escaping
   */
  public static String entities(String text) {
    return straight(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * The text as Slack takes it in a block. Verbatim: every link and mention in it is marked as one,
   * so that Slack is to make none of plain words.
   * https://docs.slack.dev/reference/block-kit/composition-objects/text-object
   */
  public static MarkdownTextObject object(String mrkdwn) {
    return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
  }

  /** A word of somebody's as code. */
  public static String code(String text) {
    String inside = entities(text).replace('`', '\'').replaceAll("\\s+", " ");
    return inside.isBlank() ? escape(text) : "`" + inside + "`";
  }

  /** Text in which nothing turns what follows it round. */
  static String straight(String text) {
    return DIRECTION.matcher(text).replaceAll("");
  }

  /** Text without what can't be shown, and what not every store can keep. */
  public static String visible(String typed) {
    return INVISIBLE.matcher(OTHER_BREAK.matcher(typed).replaceAll("\n")).replaceAll("");
  }

  /**
   * Plain text for Slack's plain_text, which formats nothing: only what is a mention to the letter
   * is none any more, wherever Slack copies it to.
   */
  public static String pingless(String plain) {
    return MENTION.matcher(straight(plain)).replaceAll("<\u2060");
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
    return "<" + target(url) + "|" + entities(label).replace("|", "¦").replace('\n', ' ') + ">";
  }

  private static String target(String url) {
    return entities(url.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C"));
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

  public static String of(RichText prose) {
    StringBuilder text = new StringBuilder();
    for (RichText.Part part : prose.parts()) {
      if (part instanceof RichText.Words words) {
        text.append(escape(words.text()));
      } else if (part instanceof RichText.Person person) {
        text.append(user(person.id()));
      } else if (part instanceof RichText.Moment moment) {
        text.append(time(moment.at()));
      } else if (part instanceof RichText.Link link) {
        text.append(link(link.url(), link.label()));
      }
    }
    return text.toString();
  }

  /**
   * What a person typed, who is mentioned in it being told as Slack promised when they typed it.
   */
  public static String of(String words, Mentions mentions) {
    StringBuilder text = new StringBuilder();
    for (Mentions.Piece piece : mentions.in(words)) {
      text.append(piece.id().isEmpty() ? escape(piece.text()) : mention(piece.id()));
    }
    return text.toString();
  }

  private static String mention(String id) {
    return switch (id.charAt(0)) {
      case 'U', 'W' -> "<@" + id + ">";
      case 'S' -> "<!subteam^" + id + ">";
      default -> "<#" + id + ">";
    };
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
            case "@" -> sign + (label.isEmpty() ? target : label);
            // No channel has a space in its name: these words stand in for one.
            case "#" -> label.contains(" ") ? label : sign + (label.isEmpty() ? target : label);
            case "!" -> group(target, label);
            default -> address(target, label);
          };
      token.appendReplacement(text, Matcher.quoteReplacement(words));
    }
    token.appendTail(text);
    return text.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** As {@link #plain}, in which people stand by their ids: {@code @U012ABCDEF}. */
  public static String withIds(String typed) {
    return plain(PERSON.matcher(typed).replaceAll("<$1>"));
  }

  private static String group(String target, String label) {
    if (label.isEmpty()) {
      return target.startsWith("subteam^")
          ? "a user group"
          : "@" + target.replaceFirst("\\^.*", "");
    }
    return label;
  }

  /** As it was typed; what Slack put before it is left off only where nobody could do with less. */
  private static String address(String target, String label) {
    if (target.startsWith("mailto:") || target.startsWith("tel:")) {
      return target.endsWith(":" + label) ? label : target;
    }
    return label.isEmpty() || target.endsWith(label) ? target : label + " " + target;
  }
}
