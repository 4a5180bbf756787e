package dev.muster.slack;

import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of what Slack sends, none of which is taken for granted. */
final class Outside {
  /** Wider than Slack's own ids, and what a column of the store holds. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private static final Pattern TIMESTAMP = Pattern.compile("[0-9.]{1,40}");

  private Outside() {}

  /**
   * A part that must be there.
   *
   * @throws Malformed if it is not
   */
  static <T> T part(@Nullable T part, String what) {
    if (part == null) {
      throw new Malformed(what);
    }
    return part;
  }

  static UserId user(@Nullable String id) {
    return new UserId(id(id, "its user"));
  }

  static ChannelId channel(@Nullable String id) {
    return new ChannelId(id(id, "its channel"));
  }

  static String timestamp(@Nullable String ts) {
    return matching(TIMESTAMP, ts, "its timestamp");
  }

  static String eventId(@Nullable String id) {
    return id(id, "its event's id");
  }

  private static String id(@Nullable String id, String what) {
    return matching(ID, id, what);
  }

  private static String matching(Pattern pattern, @Nullable String text, String what) {
    if (text == null || !pattern.matcher(text).matches()) {
      throw new Malformed(what);
    }
    return text;
  }
}
