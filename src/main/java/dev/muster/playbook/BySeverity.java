package dev.muster.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /** The same, each made into something else. */
  <R> BySeverity<R> map(Function<T, R> change) {
    Map<String, R> changed = new LinkedHashMap<>();
    each.forEach((severity, value) -> changed.put(severity, change.apply(value)));
    return new BySeverity<>(changed, others.map(change));
  }

  /** Whether no severity has any. */
  public boolean isEmpty() {
    return each.isEmpty() && others.isEmpty();
  }
}
