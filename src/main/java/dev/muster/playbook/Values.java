package dev.muster.playbook;

import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What stands in several places of a playbook, written the same in each. */
final class Values {
  private Values() {}

  /** Empty for {@code never}, and for what isn't there. */
  static Optional<Duration> duration(Value written) {
    return written.text().flatMap(Durations::parse);
  }

  /** One value for all severities, or one for each that is named. */
  static <T> BySeverity<T> bySeverity(Value written, Function<Value, Optional<T>> one) {
    Map<String, T> each = new LinkedHashMap<>();
    written
        .entries()
        .forEach((severity, value) -> one.apply(value).ifPresent(v -> each.put(severity, v)));
    return new BySeverity<>(each, one.apply(written));
  }

  static BySeverity<Duration> durations(Value written) {
    return bySeverity(written, Values::duration);
  }
}
