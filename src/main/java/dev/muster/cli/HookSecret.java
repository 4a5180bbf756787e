package dev.muster.cli;

import dev.muster.Main;
import dev.muster.doctor.Finding;
import java.util.Map;
import java.util.Optional;

/** What machines that send alerts know, which comes from the environment only. */
final class HookSecret {
  static final String NAME = "MUSTER_HOOK_SECRET";
  private static final int SHORTEST = 16;

  private static final String TOO_SHORT =
      NAME + " is too short: at least " + SHORTEST + " characters, such as `openssl rand -hex 32`.";

  private HookSecret() {}

  /**
   * Empty if alerts are not taken in.
   *
   * @throws Main.Unusable if anybody could guess it
   */
  static Optional<String> of(Map<String, String> environment) {
    Optional<String> secret = written(environment);
    if (secret.filter(s -> s.length() < SHORTEST).isPresent()) {
      throw new Main.Unusable(TOO_SHORT);
    }
    return secret;
  }

  private static Optional<String> written(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(NAME)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** For {@code muster doctor}. */
  static Finding finding(Map<String, String> environment) {
    Optional<String> secret = written(environment);
    if (secret.isEmpty()) {
      return new Finding(
          true,
          "alerts: not taken in; set " + NAME + " to let machines send them (docs/alerts.md)");
    }
    return secret.get().length() < SHORTEST
        ? new Finding(false, "alerts: " + TOO_SHORT)
        : new Finding(true, "alerts: taken in at /hooks/alerts/…, from whoever knows " + NAME);
  }
}
