package dev.muster.delivery;

import dev.muster.incident.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that does not arrive, for those who look after Muster. It holds no word of what people
 * wrote in a private incident.
 *
 * @param since when it was given up; of one that waits, when it was asked for
 * @param tries how often it was tried so far
 * @param problem what the last try came to; empty where it was never tried, and for a private
 *     incident's
 */
public record StuckDelivery(
    String kind,
    Optional<IncidentId> incident,
    State state,
    Instant since,
    int tries,
    Optional<String> problem) {

  /** Whether anything will still come of it by itself. */
  public enum State {
    /** It is tried again, or nobody got round to it. */
    WAITING,
    /** Nobody will try again. */
    GAVE_UP
  }

  /** What waits so long after it was due is troubled although no try of it failed. */
  static final Duration OVERDUE = Duration.ofMinutes(2);

  static final String GAVE_UP = "gave up";

  private static final String WAITS =
      "d.state = 'waiting' and (d.attempts > 0 or d.due_at < :overdue) and d.made_at < :overdue";

  /** Those that wait in vain, and those given up within this time; newest first. */
  static List<StuckDelivery> in(Handle handle, Instant now, Duration lately) {
    return handle
        .createQuery(
            """
            select d.*, i.visibility from delivery d left join incident i on i.id = d.incident_id
            where (d.state = :gaveUp and d.ended_at >= :lately) or (%s)
            order by d.seq desc"""
                .formatted(WAITS))
        .bind("gaveUp", GAVE_UP)
        .bind("lately", now.minus(lately).toEpochMilli())
        .bind("overdue", now.minus(OVERDUE).toEpochMilli())
        .map(
            (row, context) -> {
              boolean told = isTold(row.getString("visibility"));
              boolean over = GAVE_UP.equals(row.getString("state"));
              return new StuckDelivery(
                  row.getString("kind"),
                  Optional.ofNullable(row.getString("incident_id")).map(IncidentId::new),
                  over ? State.GAVE_UP : State.WAITING,
                  Instant.ofEpochMilli(row.getLong(over ? "ended_at" : "made_at")),
                  row.getInt("attempts"),
                  Optional.ofNullable(told ? row.getString("problem") : null));
            })
        .list();
  }

  /** What is private shows no words; what is about no incident at all has none of anybody's. */
  private static boolean isTold(@Nullable String visibility) {
    return visibility == null || !visibility.startsWith("PRIV");
  }

  /** How many wait in vain. */
  static long overdue(Handle handle, Instant now) {
    return handle
        .createQuery("select count(*) from delivery d where " + WAITS)
        .bind("overdue", now.minus(OVERDUE).toEpochMilli())
        .mapTo(Long.class)
        .one();
  }
}
