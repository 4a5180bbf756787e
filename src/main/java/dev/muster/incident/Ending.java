package dev.muster.incident;

import java.util.Optional;

/**
 * How it ended, so far.
 *
 * @param summary what was told when it was resolved
 * @param cancelled why it was no incident after all: a false alarm, a duplicate
 */
public record Ending(Optional<String> summary, Optional<String> cancelled) {
  static final Ending NOT_YET = new Ending(Optional.empty(), Optional.empty());
}
