package dev.muster.alert;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Remark.AlertHeard;
import dev.muster.incident.Remark.Tidings;
import dev.muster.incident.TimelineEntry;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.store.alert.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows in the war room what machines say: the alert because of which it was declared at once, the
 * others of a minute in one message.
 */
public final class AlertReaction implements Reaction {
  static final String KIND = "alerts";
  private static final String FROM = "from";
  private static final Duration GATHERED = Duration.ofMinutes(1);

  @Override
  public List<Delivery> to(Happened happened) {
    if (!(happened.event() instanceof AlertHeard heard)) {
      return List.of();
    }
    if (heard.tidings() == Tidings.FIRST) {
      return AlertMessage.first(heard).inWarRoom(happened, "alert");
    }
    long minute = happened.at().getEpochSecond() / GATHERED.toSeconds();
    Instant from = Instant.ofEpochSecond(minute * GATHERED.toSeconds());
    return List.of(
        new Errand(
            KIND,
            happened.incident().id(),
            Long.toString(minute),
            Map.of(FROM, from.toString()),
            from.plus(GATHERED)));
  }

  /** By the kind of delivery it carries. */
  public static Map<String, Courier> couriers(
      SlackGateway slack, Alerts alerts, Incidents incidents, Timeline timeline) {
    PostCourier posts = new PostCourier(slack);
    return Map.of(
        KIND,
        SlackCourier.to(
            "show what machines say", attempt -> carry(attempt, posts, incidents, timeline)),
        AlertCard.KIND,
        SlackCourier.quietly(attempt -> AlertCard.settle(attempt, posts, alerts, incidents)));
  }

  private static DeliveryResult carry(
      Attempt attempt, PostCourier posts, Incidents incidents, Timeline timeline)
      throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isEmpty()) {
      return incident.isOpen()
          ? new DeliveryResult.Paced(GATHERED)
          : DeliveryResult.delivered(); // it never had a room
    }
    Instant from = Instant.parse(attempt.errand().arg(FROM));
    List<AlertHeard> said =
        timeline.of(incident.id()).stream()
            .filter(entry -> isWithin(entry, from))
            .map(TimelineEntry::event)
            .filter(AlertHeard.class::isInstance)
            .map(AlertHeard.class::cast)
            .filter(heard -> heard.tidings() != Tidings.FIRST)
            .toList();
    Message message = AlertMessage.gathered(said);
    posts.send(
        attempt.delivery().key(),
        channel.get().value(),
        message.text(),
        message.blocksJson(),
        attempt);
    return DeliveryResult.delivered();
  }

  private static boolean isWithin(TimelineEntry entry, Instant from) {
    Instant at = entry.stamp().at();
    return !at.isBefore(from) && at.isBefore(from.plus(GATHERED));
  }
}
