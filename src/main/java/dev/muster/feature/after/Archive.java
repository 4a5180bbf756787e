package dev.muster.feature.after;

import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Room;
import dev.muster.incident.SlackSurfaceEvent.ChannelBlocked;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.util.Map;

/** Archives the war room of an incident that is closed for long; all of it can still be read. */
final class Archive {
  static final String KIND = "archive";
  static final String CHANNEL = "channel";

  private Archive() {}

  private static void archive(SlackGateway slack, String channel) throws SlackFailure {
    try {
      slack.call(
          SlackMethod.CONVERSATIONS_ARCHIVE,
          null,
          methods -> methods.conversationsArchive(r -> r.channel(channel)));
    } catch (SlackFailure failure) {
      if (!failure.soAlready()) {
        throw failure;
      }
    }
  }

  /** By the kind of delivery it carries. */
  static Map<String, Courier> couriers(SlackGateway slack, Incidents incidents) {
    return Map.of(
        KIND,
        SlackCourier.to(
            "archive the war room",
            attempt -> {
              String channel = attempt.job().arg(CHANNEL);
              boolean isOpen = incidents.find(attempt.delivery().incident()).orElseThrow().isOpen();
              if (isOpen) { // it may have been reopened while Slack was away
                return DeliveryResult.delivered();
              }
              archive(slack, channel);
              return DeliveryResult.delivered(
                  new ChannelBlocked(
                      new ChannelId(channel), Room.Obstacle.Kind.ARCHIVED, "closed for long"));
            }));
  }
}
