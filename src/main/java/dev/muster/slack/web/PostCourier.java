package dev.muster.slack.web;

import com.slack.api.model.Message;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.DeliveryResult;
import java.util.Map;
import java.util.Optional;

/**
 * Posts messages, each once: every message carries its delivery's key, which is looked for before a
 * doubtful one is sent again.
 */
public final class PostCourier {
  private static final String EVENT = "muster_delivery";
  private static final String KEY = "key";
  private static final int LOOKED_THROUGH = 100;

  private final SlackGateway slack;

  public PostCourier(SlackGateway slack) {
    this.slack = slack;
  }

  /** For {@link Post#KIND}. */
  public Courier courier() {
    // A message that could not be posted is not to be announced by another message there.
    return SlackCourier.quietly(
        attempt -> {
          Post post = attempt.post();
          send(post.key(), post.channel().value(), post.text(), post.blocks(), attempt);
          return DeliveryResult.delivered();
        });
  }

  /** What Slack calls the message: its channel's id and its timestamp. */
  public record Posted(String channel, String ts) {}

  /** Posts it, unless an earlier try did. */
  public Posted send(String key, String channel, String text, String blocks, Attempt attempt)
      throws SlackFailure {
    if (attempt.maybeDone()) {
      Optional<Posted> earlier = find(key, channel);
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    var answer =
        slack.call(
            SlackMethod.CHAT_POST_MESSAGE,
            channel,
            methods ->
                methods.chatPostMessage(
                    r -> {
                      r.channel(channel)
                          .text(text)
                          .unfurlLinks(false)
                          .unfurlMedia(false)
                          .metadata(
                              Message.Metadata.builder()
                                  .eventType(EVENT)
                                  .eventPayload(Map.of(KEY, key))
                                  .build());
                      return blocks.isEmpty() ? r : r.blocksAsString(blocks);
                    }));
    return new Posted(answer.getChannel(), answer.getTs());
  }

  private Optional<Posted> find(String key, String channel) throws SlackFailure {
    try {
      return slack
          .call(
              SlackMethod.CONVERSATIONS_HISTORY,
              null,
              methods ->
                  methods.conversationsHistory(
                      r -> r.channel(channel).limit(LOOKED_THROUGH).includeAllMetadata(true)))
          .getMessages()
          .stream()
          .filter(m -> carries(m, key))
          .findFirst()
          .map(m -> new Posted(channel, m.getTs()));
    } catch (SlackFailure failure) {
      // Where we may not read we can't look: a channel by name, somebody's direct messages.
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static boolean carries(Message message, String key) {
    Message.Metadata metadata = message.getMetadata();
    return metadata != null
        && EVENT.equals(metadata.getEventType())
        && metadata.getEventPayload() != null
        && key.equals(metadata.getEventPayload().get(KEY));
  }
}
