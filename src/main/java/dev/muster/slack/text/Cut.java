package dev.muster.slack.text;

/** Cuts texts to what Slack takes, and says that it did. */
public final class Cut {
  private static final String SAID = "… (cut)";
  private static final String DOTS = "…";

  /** Below this the words would take more room than what is left of the text. */
  private static final int ROOM_FOR_WORDS = 40;

  /**
   * How far before the end a mention or link may begin that is left out rather than cut through.
   */
  private static final int LONGEST_LINK = 3000;

  private Cut() {}

  /**
   * The text where it fits in {@code limit} UTF-16 units, else as much as fits and a word that it
   * was cut.
   */
  public static String to(int limit, String text) {
    if (limit < 1) {
      throw new IllegalArgumentException("Nothing fits in " + limit + " characters.");
    }
    if (text.length() <= limit) {
      return text;
    }
    String mark = limit >= ROOM_FOR_WORDS ? SAID : DOTS;
    return text.substring(0, end(text, limit - mark.length())) + mark;
  }

  private static int end(String text, int most) {
    int end = most;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    // Half a mention or link (<@U123|…>) or half an entity (&am) would be shown as it stands.
    int link = text.lastIndexOf('<', end - 1);
    if (link >= 0 && link > text.lastIndexOf('>', end - 1) && end - link <= LONGEST_LINK) {
      int closing = text.indexOf('>', link);
      if (closing >= 0 && closing - link <= LONGEST_LINK) {
        end = link;
      }
    }
    int entity = text.lastIndexOf('&', end - 1);
    if (entity >= 0 && end - entity < "&amp;".length()) {
      int closing = text.indexOf(';', entity);
      if (closing >= end && closing - entity < "&amp;".length()) {
        end = entity;
      }
    }
    return end;
  }
}
