package dev.muster.alert;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.incident.ChannelId;
import dev.muster.slack.Request;
import dev.muster.store.alert.HeardAlert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message with buttons about an alert.
 *
 * @param ts its timestamp, which is its name in Slack
 */
public record AlertCard(ChannelId channel, String ts) {
  /** One that asks about one alert, as it stands. */
  static final String SURFACE = "alert-ask";

  /** The same, posted by a Muster that didn't keep where it stands. */
  static final String KIND = "alert-card";

  static final String CHANNEL = "channel";
  static final String TS = "ts";

  /** The one whose button was pressed; empty where it was typed. */
  public static Optional<AlertCard> of(Request request) {
    return request
        .channel()
        .flatMap(channel -> request.message().map(ts -> new AlertCard(channel, ts)));
  }

  /** As a note that travels with a form. */
  public String note() {
    return channel + " " + ts;
  }

  /** From such a note. */
  public static Optional<AlertCard> noted(String note) {
    String[] parts = note.split(" ", -1);
    return parts.length == 2
        ? Optional.of(new AlertCard(new ChannelId(parts[0]), parts[1]))
        : Optional.empty();
  }

  /** Has the message that asks about this alert say what is so. */
  static Refresh shown(long number, Instant due) {
    return new Refresh(SURFACE, GrowingNotices.NONE, Long.toString(number), due);
  }

  /**
   * Has every message on which an alert stands say what came of it.
   *
   * @param pressed the one in which it was answered
   */
  public static List<Delivery> settled(HeardAlert alert, Optional<AlertCard> pressed, Instant now) {
    Stream<Delivery> notice =
        alert.asking().notice().stream().map(number -> GrowingNotices.shown(number, now));
    Stream<Delivery> own = alert.asking().card().stream().map(card -> shown(alert.number(), now));
    List<Delivery> known = Stream.concat(notice, own).toList();
    return known.isEmpty()
        ? pressed.stream().map(card -> card.edited(alert.number(), now)).toList()
        : known;
  }

  private Delivery edited(long number, Instant now) {
    return new Job(
        KIND,
        GrowingNotices.NONE,
        Long.toString(number),
        Map.of(CHANNEL, channel.value(), TS, ts),
        now);
  }
}
