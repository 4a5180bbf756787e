package dev.muster.slack.web;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.DeliveryResult;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.SlackLimits;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages, each once: every message carries its delivery's key, which is looked for before a
 * doubtful one is sent again. Where that can't be seen it is sent: said twice is better than not at
 * all.
 */
public final class PostCourier {
  private static final Logger LOG = LoggerFactory.getLogger(PostCourier.class);

  private final SlackGateway slack;
  private final Conversations conversations;
  private final EarlierPosts earlier;

  public PostCourier(SlackGateway slack) {
    this.slack = slack;
    this.conversations = slack.conversations();
    this.earlier = new EarlierPosts(slack, conversations);
  }

  /** For {@link Post#KIND}. */
  public Courier courier() {
    // What becomes of a message that could not be posted the queue knows.
    return SlackCourier.quietly(
        attempt -> {
          Post post = attempt.post();
          send(post.key(), post.channel().value(), post.text(), post.blocks(), attempt);
          return DeliveryResult.delivered();
        });
  }

  /**
   * What Slack calls the message: its channel's id and its timestamp.
   *
   * @param when what an earlier try posted says what was so then
   * @param perhapsTwice why nobody can say whether it stands there a second time; empty if it does
   *     not
   */
  public record Posted(String channel, String ts, When when, Optional<String> perhapsTwice) {
    /** One that is known from earlier. */
    public Posted(String channel, String ts) {
      this(channel, ts, When.EARLIER, Optional.empty());
    }
  }

  /** Which try posted it. */
  public enum When {
    NOW,
    EARLIER
  }

  /** What an earlier try posted; empty if none did, or none can be seen. */
  public Optional<Posted> earlier(String key, String channel, Attempt attempt) throws SlackFailure {
    if (!attempt.maybeDone()) {
      return Optional.empty();
    }
    return found(earlier.look(key, channel, attempt.since()));
  }

  /** Posts it, unless an earlier try did. */
  public Posted send(String key, String channel, String text, String blocks, Attempt attempt)
      throws SlackFailure {
    if (!attempt.maybeDone()) {
      return post(key, channel, text, blocks, Optional.empty());
    }
    EarlierPosts.Look look = earlier.look(key, channel, attempt.since());
    Optional<Posted> found = found(look);
    if (found.isPresent()) {
      return found.get();
    }
    look.blind().ifPresent(why -> LOG.warn("{} is posted perhaps a second time: {}", key, why));
    return post(key, channel, text, blocks, look.blind());
  }

  private static Optional<Posted> found(EarlierPosts.Look look) {
    return look.ts().map(ts -> new Posted(look.channel(), ts, When.EARLIER, Optional.empty()));
  }

  /** Makes a message say something else. */
  public void edit(Posted posted, Message message) throws SlackFailure {
    slack.call(
        SlackMethod.CHAT_UPDATE,
        posted.channel(),
        methods ->
            methods.chatUpdate(
                r ->
                    r.channel(posted.channel())
                        .ts(posted.ts())
                        .text(Cut.to(SlackLimits.UPDATED_TEXT, message.text()))
                        .blocksAsString(message.blocksJson())));
  }

  private Posted post(
      String key, String channel, String text, String blocks, Optional<String> perhapsTwice)
      throws SlackFailure {
    String to = conversations.address(channel);
    var answer =
        slack.call(
            SlackMethod.CHAT_POST_MESSAGE,
            channel, // by the one name of it that all of them use, also before the id is known
            methods ->
                methods.chatPostMessage(
                    r -> {
                      r.channel(to)
                          .text(text)
                          .unfurlLinks(false)
                          .unfurlMedia(false)
                          .metadata(EarlierPosts.marker(key));
                      return blocks.isEmpty() ? r : r.blocksAsString(blocks);
                    }));
    conversations.learn(channel, answer.getChannel());
    return new Posted(answer.getChannel(), answer.getTs(), When.NOW, perhapsTwice);
  }
}
