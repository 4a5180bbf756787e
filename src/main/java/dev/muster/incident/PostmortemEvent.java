package dev.muster.incident;

import dev.muster.incident.Review.Canvas;
import dev.muster.incident.Review.Stage;
import java.time.Instant;
import java.util.Optional;

/** The post-mortem: who writes it, what was written, and how far it is. */
public sealed interface PostmortemEvent extends IncidentEvent {
  /** As many sections as one post-mortem takes. */
  int MOST_SECTIONS = 60;

  private static void mustBeOne(Incident incident) {
    if (incident.wasCancelled()) {
      throw new Refused(
          "It was cancelled: there is nothing to write a post-mortem about. If it was one after"
              + " all: `/incident reopen` and why.");
    }
  }

  private static Incident with(Incident incident, Review review) {
    return incident.with(incident.ending().with(review));
  }

  /** Somebody is to see to it that it is written. */
  record OwnerNamed(UserId owner, Optional<UserId> before) implements PostmortemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      mustBeOne(incident);
      Review review = incident.ending().review();
      if (review.owner().equals(Optional.of(owner))) {
        throw new Refused("They own the post-mortem already.");
      }
      return with(incident, review.owned(Optional.of(owner)));
    }

    @Override
    public RichText text() {
      RichText line = RichText.of("Post-mortem: ", owner, " owns it now");
      return before.map(b -> line.and(" (before: ", b, ")")).orElse(line);
    }
  }

  /** Words of the post-mortem; what this section said before gives way. */
  record SectionWritten(String heading, String words) implements PostmortemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      mustBeOne(incident);
      Review review = incident.ending().review();
      if (!review.written().containsKey(heading) && review.written().size() >= MOST_SECTIONS) {
        throw new Refused(
            "A post-mortem holds " + MOST_SECTIONS + " sections at most. Write it into another.");
      }
      // What was looked at is not what stands there now.
      Stage stage = review.isReviewed() ? Stage.IN_REVIEW : review.stage();
      return with(incident, review.wrote(heading, stamp).at(stage));
    }

    @Override
    public RichText text() {
      return RichText.of("Post-mortem: wrote “", heading, "”");
    }
  }

  /** Others are to look at it. */
  record ReviewAsked() implements PostmortemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      mustBeOne(incident);
      if (incident.isOpen()) {
        throw new Refused("The incident is not over yet. Resolve it first; what is written stays.");
      }
      Review review = incident.ending().review();
      if (review.stage() != Stage.DRAFT) {
        throw new Refused("The post-mortem is " + review.stage().words() + " already.");
      }
      return with(incident, review.at(Stage.IN_REVIEW));
    }

    @Override
    public RichText text() {
      return RichText.of("Post-mortem: asked for review");
    }
  }

  /** It was looked at together. */
  record Reviewed() implements PostmortemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      mustBeOne(incident);
      Review review = incident.ending().review();
      if (review.isReviewed()) {
        throw new Refused("The post-mortem is reviewed already.");
      }
      if (review.stage() == Stage.DRAFT) {
        throw new Refused(
            "It is a draft still: ask for the review first, `/incident postmortem review`.");
      }
      return with(incident, review.at(Stage.REVIEWED));
    }

    @Override
    public RichText text() {
      return RichText.of("Post-mortem: reviewed");
    }
  }

  /** When it began, was noticed, or was mitigated, as is known now. */
  record TimesCorrected(
      Optional<Instant> started, Optional<Instant> detected, Optional<Instant> mitigated)
      implements PostmortemEvent {
    /** Nothing is corrected. */
    public static final TimesCorrected NONE =
        new TimesCorrected(Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(
          incident.milestones().corrected(started, detected, mitigated).mustBeIn(stamp.at()));
    }

    @Override
    public RichText text() {
      RichText line = RichText.of("Times corrected:");
      line = started.map(line(line, " began")).orElse(line);
      line = detected.map(line(line, " noticed")).orElse(line);
      return mitigated.map(line(line, " mitigated")).orElse(line);
    }

    private static java.util.function.Function<Instant, RichText> line(
        RichText before, String what) {
      return at -> before.and(what + " ", at, ".");
    }
  }

  /** Which document of Slack's shows it. */
  record CanvasMade(String id) implements PostmortemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Canvas canvas = new Canvas(Optional.of(id), Optional.empty());
      return with(incident, incident.ending().review().with(canvas));
    }

    @Override
    public RichText text() {
      return RichText.of("Post-mortem: shown in a canvas");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** No document of Slack's shows it, or none any more; why, in words. */
  record CanvasRefused(String why) implements PostmortemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Canvas canvas = new Canvas(Optional.empty(), Optional.of(why));
      return with(incident, incident.ending().review().with(canvas));
    }

    @Override
    public RichText text() {
      return RichText.of("Post-mortem: shown in no canvas (", why, ")");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** Its owner is reminded before it is due. */
  record DueSoon(Instant due, Optional<Instant> missed) implements PostmortemEvent {
    public static final String KEY = "post-mortem-soon";

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.progress().completed(KEY, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("Reminded: the post-mortem is due at ", due), missed);
    }
  }

  /** A while after it was due, whoever leads its owner hears of it. */
  record Overdue(Instant due, Optional<Instant> missed) implements PostmortemEvent {
    public static final String KEY = "post-mortem-overdue";

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.progress().completed(KEY, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("The post-mortem is overdue since ", due), missed);
    }
  }

  /**
   * Who the lead is that hears of it.
   *
   * @param lead as the playbook writes it
   * @param mention how a message calls them; empty if nobody here is called so
   * @param person where it is one person
   * @param missed when this was due, if it is late
   */
  record LeadFound(
      String lead,
      Optional<String> mention,
      Optional<UserId> person,
      Instant due,
      Optional<Instant> missed)
      implements PostmortemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(
          "Told of the overdue post-mortem: ", person.<Object>map(p -> p).orElse(lead));
    }
  }

  /** Tomorrow the war room is archived. */
  record ArchiveSoon(Instant at, Optional<Instant> missed) implements PostmortemEvent {
    public static final String KEY = "archive-soon";

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.progress().completed(KEY, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("Said that the war room is archived at ", at), missed);
    }
  }
}
