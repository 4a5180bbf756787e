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

  /** To a reply, which is found through its thread. */
  public String of(ChannelId channel, String ts, String threadTs) {
    return threadTs.equals(ts)
        ? of(channel, ts)
        : of(channel, ts) + "?thread_ts=" + threadTs + "&cid=" + channel;
  }

  public String of(ChannelId channel) {
    return workspace + "archives/" + channel;
  }
}
