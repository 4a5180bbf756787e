package dev.muster.alert;

import dev.muster.database.Database.Transaction;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.incident.IncidentId;
import dev.muster.store.Incidents;
import dev.muster.store.alert.AlertNotices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Messages in the announcement channel that grow for an hour instead of being posted again. */
final class GrowingNotices {
  static final String SURFACE = "alert-notice";
  static final IncidentId NONE = new IncidentId("");

  /** So long one of them grows. */
  private static final Duration GROWS = Duration.ofHours(1);

  /** So long what is to be changed waits for what else is to be. */
  private static final Duration GATHERED = Duration.ofSeconds(10);

  private final Incidents incidents;
  private final AlertNotices notices;

  GrowingNotices(Incidents incidents, AlertNotices notices) {
    this.incidents = incidents;
    this.notices = notices;
  }

  /** What they are about. */
  enum Kind {
    /** Alerts about which people are to be asked, while they are asked about others. */
    WAITS,
    /** Those that still fire when nobody answered for long. */
    STILL,
    NO_RULE,
    UNREADABLE,
    LEFT_OUT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private List<String> together() {
      return this == WAITS ? List.of(WAITS.word(), STILL.word()) : List.of(word());
    }
  }

  /**
   * Has one stand for so many more.
   *
   * @return its number
   */
  long grow(
      Transaction transaction,
      Kind kind,
      String channel,
      long more,
      List<String> examples,
      Instant now) {
    Optional<AlertNotices.Notice> current =
        notices.current(transaction, kind.together(), channel, now.minus(GROWS));
    return current.isPresent()
        ? grown(transaction, current.get().number(), more, examples, now.plus(GATHERED))
        : open(transaction, kind, channel, more, examples, now);
  }

  /** Posts another one, also where the one before still grows. */
  long open(
      Transaction transaction,
      Kind kind,
      String channel,
      long more,
      List<String> examples,
      Instant now) {
    long number = notices.open(transaction, kind.word(), channel, now);
    return grown(transaction, number, more, examples, now);
  }

  private long grown(
      Transaction transaction, long number, long more, List<String> examples, Instant due) {
    notices.grow(transaction, number, more, examples);
    incidents.enqueue(transaction, shown(number, due));
    return number;
  }

  /** Has it show what is so. */
  static Refresh shown(long number, Instant due) {
    return new Refresh(SURFACE, NONE, Long.toString(number), due);
  }
}
