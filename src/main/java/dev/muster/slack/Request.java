package dev.muster.slack;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.Optional;

/**
 * Who asks, from where.
 *
 * @param channel where it was typed or pressed; empty for a global shortcut or the Home tab
 * @param key tells this request from any other, also if Slack delivers it again
 */
public record Request(UserId user, Optional<ChannelId> channel, String key) {
  public Actor actor() {
    return new Actor(user, Optional.of(key));
  }
}
