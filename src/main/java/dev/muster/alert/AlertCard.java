package dev.muster.alert;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentId;
import dev.muster.slack.Request;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.PostCourier.Posted;
import dev.muster.slack.web.SlackFailure;
import dev.muster.store.Incidents;
import dev.muster.store.alert.Alerts;
import dev.muster.store.alert.HeardAlert;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The message that asks about an alert.
 *
 * @param ts its timestamp, which is its name in Slack
 */
public record AlertCard(ChannelId channel, String ts) {
  static final String KIND = "alert-card";
  private static final String CHANNEL = "channel";
  private static final String TS = "ts";

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

  /** Has it say what came of the alert with this number, and ask no more. */
  public Delivery settled(String number, Instant now) {
    return new Errand(
        KIND, new IncidentId(""), number, Map.of(CHANNEL, channel.value(), TS, ts), now);
  }

  static DeliveryResult settle(
      Attempt attempt, PostCourier posts, Alerts alerts, Incidents incidents) throws SlackFailure {
    Errand errand = attempt.errand();
    Optional<HeardAlert> alert = alerts.find(Long.parseLong(errand.what()));
    if (alert.isPresent()) {
      posts.edit(
          new Posted(errand.arg(CHANNEL), errand.arg(TS)),
          AskMessage.answered(alert.get(), alert.get().incident().flatMap(incidents::find)));
    }
    return DeliveryResult.delivered();
  }
}
