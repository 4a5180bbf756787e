package dev.muster.simulate.check;

import java.util.List;
import java.util.function.Function;

/**
 * Something that must be so when a week is over.
 *
 * @param name as a statement
 * @param breaches what is not so, each in a sentence that names the incident; empty if all is well
 */
public record Invariant(String name, Function<Evidence, List<String>> breaches) {
  public List<String> breachesIn(Evidence evidence) {
    return breaches.apply(evidence);
  }
}
