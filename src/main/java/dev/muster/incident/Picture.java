package dev.muster.incident;

import java.util.Optional;

/**
 * What is known so far, in the responders' words.
 *
 * @param impact what users see
 * @param hypothesis what we believe is the cause
 * @param eta when we expect it to be over, as somebody put it
 */
public record Picture(
    String title,
    Optional<String> service,
    Optional<String> impact,
    Optional<String> hypothesis,
    Optional<String> eta) {

  /** Whatever the update says anew replaces what was said before. */
  Picture updatedBy(Reporting.UpdatePosted update) {
    return new Picture(
        title,
        service,
        update.impact().or(() -> impact),
        update.hypothesis().or(() -> hypothesis),
        update.eta().or(() -> eta));
  }
}
