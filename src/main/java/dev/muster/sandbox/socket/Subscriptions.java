package dev.muster.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * The events that the app subscribes to: of others <a
 * href="https://docs.slack.dev/apis/events-api/#subscribing">Slack doesn't tell it</a>.
 *
 * @param names as in a manifest's {@code bot_events}; {@code *} for all
 */
public record Subscriptions(Set<String> names) {
  /** By what Slack calls the channel's kind in an event. */
  private static final Map<String, String> MESSAGES =
      Map.of(
          "channel", "message.channels",
          "group", "message.groups",
          "im", "message.im",
          "mpim", "message.mpim");

  public Subscriptions {
    names = Set.copyOf(names);
  }

  boolean cover(ObjectNode event) {
    String type = event.path("type").asText();
    String name =
        type.equals("message")
            ? MESSAGES.getOrDefault(event.path("channel_type").asText(), type)
            : type;
    return names.contains("*") || names.contains(name);
  }
}
