package dev.muster.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whom words that somebody typed mention: a person, a channel or a user group. The words alone say
 * it by name, for those who read them outside of Slack.
 *
 * @param ids Slack's ids by what stands in the words: {@code @eva}, {@code #general}
 */
public record Mentions(Map<String, String> ids) {
  public static final Mentions NONE = new Mentions(Map.of());

  public Mentions {
    // One that was recorded before there was such a thing mentions nobody.
    ids = ids == null ? Map.of() : Map.copyOf(ids);
  }

  /** As {@link #NONE} where nothing was kept. */
  @SuppressWarnings("NullAway") // Old entries are read without it.
  static Mentions orNone(Mentions kept) {
    return kept == null ? NONE : kept;
  }

  /**
   * A piece of the words.
   *
   * @param id whom it mentions; empty for mere words
   */
  public record Piece(String text, String id) {}

  /** The words, parted where somebody is mentioned. */
  public List<Piece> in(String words) {
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    if (!ids.isEmpty()) {
      Matcher name = names().matcher(words);
      while (name.find()) {
        pieces.add(new Piece(words.substring(end, name.start()), ""));
        pieces.add(new Piece(name.group(), ids.getOrDefault(name.group(), "")));
        end = name.end();
      }
    }
    pieces.add(new Piece(words.substring(end), ""));
    return List.copyOf(pieces);
  }

  private Pattern names() {
    return Pattern.compile(
        ids.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}_])")));
  }

  /** A sentence in which people are still themselves. */
  RichText prose(String words) {
    return RichText.of(
        in(words).stream()
            .map(
                piece ->
                    UserId.isId(piece.id())
                        ? new RichText.Person(new UserId(piece.id()))
                        : new RichText.Words(piece.text()))
            .toArray());
  }
}
