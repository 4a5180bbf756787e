package dev.muster.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the post-mortem is; its words are on the timeline.
 *
 * @param owner who sees to it that it is written
 * @param written by the section's heading, who wrote it last
 * @param canvas the document of Slack's that shows it
 */
public record Review(
    Optional<UserId> owner, Stage stage, Map<String, Written> written, Canvas canvas) {
  private static final Canvas NOWHERE = new Canvas(Optional.empty(), Optional.empty());

  static final Review NONE = new Review(Optional.empty(), Stage.DRAFT, Map.of(), NOWHERE);

  /**
   * A document of Slack's.
   *
   * @param id empty where there is none
   * @param refused why there is none, in words; empty where nothing stands against it
   */
  public record Canvas(Optional<String> id, Optional<String> refused) {}

  public Review {
    written = Map.copyOf(written);
    // States from before there was such a thing have none.
    canvas = canvas == null ? NOWHERE : canvas;
  }

  /** Where it stands. */
  public enum Stage {
    DRAFT("a draft"),
    IN_REVIEW("in review"),
    REVIEWED("reviewed");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    /** To follow "It is". */
    public String words() {
      return words;
    }
  }

  /** Who wrote a section last, and when. */
  public record Written(UserId by, Instant at) {}

  public boolean isReviewed() {
    return stage == Stage.REVIEWED;
  }

  Review owned(Optional<UserId> by) {
    return new Review(by.or(() -> owner), stage, written, canvas);
  }

  Review at(Stage next) {
    return new Review(owner, next, written, canvas);
  }

  Review with(Canvas document) {
    return new Review(owner, stage, written, document);
  }

  Review wrote(String heading, RecordedBy stamp) {
    Map<String, Written> more = new LinkedHashMap<>(written);
    more.put(heading, new Written(stamp.by(), stamp.at()));
    return new Review(owner, stage, more, canvas);
  }
}
