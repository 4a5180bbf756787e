package dev.muster.incident;

import java.util.Optional;

/**
 * What is known so far, in the responders' words.
 *
 * @param impact what users see
 * @param hypothesis what we believe is the cause
 * @param eta when we expect it to be over, as somebody put it
 */
public record Situation(
    String title,
    Optional<String> service,
    Optional<String> impact,
    Optional<String> hypothesis,
    Optional<String> eta) {

  /** Whatever the update says anew replaces what was said before. */
  Situation updatedBy(UpdateEvent.UpdatePosted update) {
    return new Situation(
        title,
        service,
        said(update.impact(), impact),
        said(update.hypothesis(), hypothesis),
        said(update.eta(), eta));
  }

  private static Optional<String> said(Optional<String> anew, Optional<String> before) {
    return anew.isPresent() ? anew.filter(words -> !words.isEmpty()) : before;
  }
}
