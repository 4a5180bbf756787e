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
 * @param asking how people are asked about it
 */
public record HeardAlert(
    long number,
    String key,
    String group,
    State state,
    Optional<IncidentId> incident,
    Instant heard,
    Optional<Answer> answer,
    Asking asking,
    Words words) {

  /** Whether it goes on. */
  public enum State {
    FIRING,
    OVER
  }

  /** Somebody said that it is no incident. */
  public record Answer(UserId by, Instant at) {}

  /**
   * How people are asked about it.
   *
   * @param last when they were, or would have been if nobody had said no to one like it; empty if
   *     it was declared at once
   * @param times how often they were asked
   * @param notice the number of the message that counts, if it stands on one
   * @param card the message that asks about it alone
   */
  public record Asking(
      Optional<Instant> last, int times, Optional<Long> notice, Optional<Card> card) {
    /** Whether anybody could see it. */
    public boolean wasShown() {
      return times > 0;
    }
  }

  /** A message, by its channel's id and its timestamp. */
  public record Card(String channel, String ts) {}

  /** Whether people can still answer it. */
  public boolean waits() {
    return incident.isEmpty() && answer.isEmpty();
  }

  /**
   * What it says, and what the playbook makes of it.
   *
   * @param playbook by its name
   * @param rule by its name
   * @param service by its name in the playbook
   * @param instance what tells it from others with the same title
   */
  public record Words(
      String playbook,
      String rule,
      String speaker,
      String title,
      Optional<String> details,
      Optional<String> service,
      Optional<String> url,
      Optional<Instant> startedAt,
      Optional<String> instance) {
    /** One that was kept before there was such a thing names none. */
    public Words {
      instance = instance == null ? Optional.empty() : instance;
    }

    /** With what tells it from others with the same title, where the title doesn't. */
    public String named() {
      return instance
          .filter(name -> !title.contains(name))
          .map(name -> title + " (" + name + ")")
          .orElse(title);
    }
  }
}
