package dev.muster.incident;

import java.util.Optional;

/**
 * How it ended, so far.
 *
 * @param summary what was told when it was resolved
 * @param cancelled why it was no incident after all: a false alarm, a duplicate
 * @param review what is written down about it
 */
public record Ending(Optional<String> summary, Optional<String> cancelled, Review review) {
  static final Ending NOT_YET = new Ending(Optional.empty(), Optional.empty(), Review.NONE);

  /** One that was kept before there was such a thing has nothing written down. */
  public Ending {
    review = review == null ? Review.NONE : review;
  }

  Ending resolved(Optional<String> how) {
    return new Ending(how, Optional.empty(), review);
  }

  Ending cancelled(String why) {
    return new Ending(Optional.empty(), Optional.of(why), review);
  }

  /** What was written stays, and is to be looked at again. */
  Ending reopened() {
    return new Ending(Optional.empty(), Optional.empty(), review.at(Review.Stage.DRAFT));
  }

  Ending with(Review next) {
    return new Ending(summary, cancelled, next);
  }
}
