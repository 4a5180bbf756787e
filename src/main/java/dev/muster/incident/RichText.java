package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence about an incident in which people and moments are still themselves, so that each
 * outlet writes them its way.
 */
public record RichText(List<Part> parts) {
  private static final Pattern MENTION = Pattern.compile("@([UW][A-Z0-9]{5,})\\b");

  public RichText {
    parts = List.copyOf(parts);
  }

  /** A piece of the sentence. */
  public sealed interface Part {}

  /** Plain words, also what users wrote: never markup. */
  public record Words(String text) implements Part {}

  public record Person(UserId id) implements Part {}

  public record Moment(Instant at) implements Part {}

  public record Link(String url, String label) implements Part {}

  /**
   * Strings are words, {@link UserId}s people, {@link Instant}s moments; anything else speaks for
   * itself.
   */
  public static RichText of(Object... pieces) {
    List<Part> parts = new ArrayList<>();
    for (Object piece : pieces) {
      if (piece instanceof Part part) {
        parts.add(part);
      } else if (piece instanceof UserId user) {
        parts.add(new Person(user));
      } else if (piece instanceof Instant at) {
        parts.add(new Moment(at));
      } else if (piece instanceof RichText prose) {
        parts.addAll(prose.parts());
      } else {
        parts.add(new Words(String.valueOf(piece)));
      }
    }
    return new RichText(parts);
  }

  /** Somebody's words, in which people stand by their ids: {@code @U12345}. */
  public static RichText mentioning(String words) {
    List<Part> parts = new ArrayList<>();
    Matcher mention = MENTION.matcher(words);
    int end = 0;
    while (mention.find()) {
      parts.add(new Words(words.substring(end, mention.start())));
      parts.add(new Person(new UserId(mention.group(1))));
      end = mention.end();
    }
    parts.add(new Words(words.substring(end)));
    return new RichText(parts);
  }

  public RichText and(Object... pieces) {
    return RichText.of(this, RichText.of(pieces));
  }
}
