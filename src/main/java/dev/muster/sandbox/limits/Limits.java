package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Slack would answer to a payload. Where Slack's documentation and its answers differ, its
 * answers hold (https://docs.slack.dev/reference/block-kit).
 */
public final class Limits {
  private Limits() {}

  /** Empty if Slack would accept the message, else Slack's error. */
  public static Optional<Fault> message(
      @Nullable String text,
      @Nullable JsonNode blocks,
      @Nullable JsonNode attachments,
      boolean update) {
    return Messages.check(text, blocks, attachments, update);
  }

  /** Empty if Slack would show the modal or the Home tab, else Slack's error. */
  public static Optional<Fault> view(JsonNode view) {
    return Views.fault(view);
  }

  /** Empty if a channel may have that name, as far as its letters go. */
  public static Optional<Fault> channelName(String name) {
    return ChannelNames.fault(name);
  }

  /** Empty if Slack would keep that metadata with a message. */
  public static Optional<Fault> metadata(@Nullable JsonNode metadata) {
    return Metadata.fault(metadata);
  }
}
