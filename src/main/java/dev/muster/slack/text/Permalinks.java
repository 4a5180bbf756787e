package dev.muster.slack.text;

import dev.muster.incident.ChannelId;

/**
 * Links to messages, made without asking: the workspace's address, the channel, the timestamp.
 *
 * @param workspace its address with the slash at its end, as auth.test gives it
 */
public record Permalinks(String workspace) {
  public String of(ChannelId channel, String ts) {
    return workspace + "archives/" + channel + "/p" + ts.replace(".", "");
  }

  public String of(ChannelId channel) {
    return workspace + "archives/" + channel;
  }
}
