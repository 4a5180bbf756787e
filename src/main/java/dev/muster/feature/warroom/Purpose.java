package dev.muster.feature.warroom;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.util.Optional;

/**
 * What a war room is for, as its channel says it: for people, and for a Muster that comes later and
 * must know whose it is.
 */
final class Purpose {
  static final String KIND = "purpose";
  private static final String ANY_MARKER = "muster:";

  private final SlackGateway slack;
  private final Incidents incidents;

  Purpose(SlackGateway slack, Incidents incidents) {
    this.slack = slack;
    this.incidents = incidents;
  }

  /** Unlike the id alone, no other incident's even where numbers begin again. */
  private static String marker(Incident incident) {
    return ANY_MARKER + incident.id() + ":" + incident.milestones().declared().toEpochMilli();
  }

  private static String of(Incident incident) {
    String room = incident.isDrill() ? "DRILL, nothing is wrong: war room of " : "War room of ";
    return room + incident.id() + ", kept by Muster (" + marker(incident) + ")";
  }

  static boolean says(String purpose, Incident incident) {
    return purpose.contains("(" + marker(incident) + ")");
  }

  static boolean saysAny(String purpose) {
    return purpose.contains(ANY_MARKER);
  }

  DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isPresent()) {
      slack.call(
          SlackMethod.CONVERSATIONS_SET_PURPOSE,
          null,
          methods ->
              methods.conversationsSetPurpose(
                  r -> r.channel(channel.get().value()).purpose(of(incident))));
    }
    return DeliveryResult.delivered();
  }
}
