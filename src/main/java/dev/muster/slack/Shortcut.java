package dev.muster.slack;

import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.Optional;

/** An entry of Slack's shortcut menu, or of a message's menu. */
public interface Shortcut {
  /** As in the manifest. */
  String callbackId();

  Reply run(Request request, Optional<Message> message);

  /** The message whose menu it was chosen from. */
  record Message(ChannelId channel, String ts, Optional<UserId> author, String text) {}
}
