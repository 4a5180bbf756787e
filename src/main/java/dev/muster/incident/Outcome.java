package dev.muster.incident;

import java.util.Optional;

/**
 * How it ended, so far.
 *
 * @param summary what was told when it was resolved
 * @param cancelled why it was no incident after all: a false alarm, a duplicate
 * @param duplicateOf the incident in which the response goes on
 * @param review what is written down about it
 * @param followUps what is to be done so that it doesn't come back
 */
public record Outcome(
    Optional<String> summary,
    Optional<String> cancelled,
    Optional<IncidentId> duplicateOf,
    Review review,
    FollowUps followUps) {
  static final Outcome NOT_YET =
      new Outcome(
          Optional.empty(), Optional.empty(), Optional.empty(), Review.NONE, FollowUps.NONE);

  /** One that was kept before there were such things has nothing written down, nothing to do. */
  public Outcome {
    duplicateOf = duplicateOf == null ? Optional.empty() : duplicateOf;
    review = review == null ? Review.NONE : review;
    followUps = followUps == null ? FollowUps.NONE : followUps;
  }

  Outcome resolved(Optional<String> how) {
    return new Outcome(how, Optional.empty(), Optional.empty(), review, followUps);
  }

  Outcome cancelled(String why, Optional<IncidentId> original) {
    return new Outcome(Optional.empty(), Optional.of(why), original, review, followUps);
  }

  /** What was written stays, and is to be looked at again. */
  Outcome reopened() {
    return new Outcome(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        review.at(Review.Stage.DRAFT),
        followUps);
  }

  Outcome with(Review next) {
    return new Outcome(summary, cancelled, duplicateOf, next, followUps);
  }

  Outcome with(FollowUps next) {
    return new Outcome(summary, cancelled, duplicateOf, review, next);
  }
}
