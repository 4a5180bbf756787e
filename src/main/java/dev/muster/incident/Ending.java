package dev.muster.incident;

import java.util.Optional;

/**
 * How it ended, so far.
 *
 * @param summary what was told when it was resolved
 * @param cancelled why it was no incident after all: a false alarm, a duplicate
 * @param review what is written down about it
 * @param followUps what is to be done so that it doesn't come back
 */
public record Ending(
    Optional<String> summary, Optional<String> cancelled, Review review, FollowUps followUps) {
  static final Ending NOT_YET =
      new Ending(Optional.empty(), Optional.empty(), Review.NONE, FollowUps.NONE);

  /** One that was kept before there were such things has nothing written down, nothing to do. */
  public Ending {
    review = review == null ? Review.NONE : review;
    followUps = followUps == null ? FollowUps.NONE : followUps;
  }

  Ending resolved(Optional<String> how) {
    return new Ending(how, Optional.empty(), review, followUps);
  }

  Ending cancelled(String why) {
    return new Ending(Optional.empty(), Optional.of(why), review, followUps);
  }

  /** What was written stays, and is to be looked at again. */
  Ending reopened() {
    return new Ending(Optional.empty(), Optional.empty(), review.at(Review.Stage.DRAFT), followUps);
  }

  Ending with(Review next) {
    return new Ending(summary, cancelled, next, followUps);
  }

  Ending with(FollowUps next) {
    return new Ending(summary, cancelled, review, next);
  }
}
