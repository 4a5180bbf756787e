package dev.muster.alert;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Shows in the war room what machines say: the alert because of which it was declared at once, the
 * others of a minute in one message.
 */
public final class AlertReaction implements Reaction {
  static final String KIND = "alerts";
  static final String FROM = "from";
  static final Duration GATHERED = Duration.ofMinutes(1);

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof AlertHeard heard) || isTooLate(heard, happened.incident())) {
      return List.of();
    }
    if (heard.tidings() == Tidings.FIRST) {
      return AlertMessage.first(heard).inWarRoom(happened, "alert");
    }
    long minute = happened.at().getEpochSecond() / GATHERED.toSeconds();
    Instant from = Instant.ofEpochSecond(minute * GATHERED.toSeconds());
    return List.of(
        new Job(
            KIND,
            happened.incident().id(),
            Long.toString(minute),
            Map.of(FROM, from.toString()),
            from.plus(GATHERED)));
  }

  /** Nobody reads a closed war room any more; its timeline still hears of the end. */
  private static boolean isTooLate(AlertHeard heard, Incident incident) {
    return incident.status() == Status.CLOSED
        && (heard.tidings() == Tidings.OVER || heard.tidings() == Tidings.AGAIN);
  }
}
