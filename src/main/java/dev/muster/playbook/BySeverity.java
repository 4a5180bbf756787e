package dev.muster.playbook;

import java.util.Map;
import java.util.Optional;

/**
 * Something that may differ by severity.
 *
 * @param each by the severity's name
 * @param others for those that are not named
 */
public record BySeverity<T>(Map<String, T> each, Optional<T> others) {

  public BySeverity {
    each = Map.copyOf(each);
  }

  static <T> BySeverity<T> none() {
    return new BySeverity<>(Map.of(), Optional.empty());
  }

  /** Empty where that severity has none. */
  public Optional<T> at(String severity) {
    return Optional.ofNullable(each.get(severity)).or(() -> others);
  }

  /** Whether no severity has any. */
  public boolean isEmpty() {
    return each.isEmpty() && others.isEmpty();
  }
}
