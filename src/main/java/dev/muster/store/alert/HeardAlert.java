package dev.muster.store.alert;

import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert that was heard.
 *
 * @param number by which people answer it
 * @param incident the one to which it belongs; empty while people are asked, or once they said that
 *     it is none
 * @param heard when it was told last
 */
public record HeardAlert(
    long number,
    String key,
    String group,
    State state,
    Optional<IncidentId> incident,
    Instant heard,
    Optional<Answer> answer,
    Words words) {

  /** Whether it goes on. */
  public enum State {
    FIRING,
    OVER
  }

  /** Somebody said that it is no incident. */
  public record Answer(UserId by, Instant at) {}

  /**
   * What it says, and what the playbook makes of it.
   *
   * @param playbook by its name
   * @param rule by its name
   * @param service by its name in the playbook
   */
  public record Words(
      String playbook,
      String rule,
      String speaker,
      String title,
      Optional<String> details,
      Optional<String> service,
      Optional<String> url,
      Optional<Instant> startedAt) {}
}
