package dev.muster.slack;

import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one person something, where they are; at once, and not kept: they can ask again. */
public final class PrivateReply {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateReply.class);

  /** Hears something that nobody else does. */
  @FunctionalInterface
  interface Ear {
    void hears(UserId user, Optional<ChannelId> channel, Message message);
  }

  /**
   * Another way to show it there to them alone: a <a
   * href="https://docs.slack.dev/interactivity/handling-user-interaction/#message_responses">response
   * URL</a>, which needs no bot in the channel.
   */
  @FunctionalInterface
  interface Way {
    /** Answers whether Slack took it. */
    boolean takes(Message message);
  }

  private final SlackGateway slack;
  private final Predicate<ChannelId> isPrivate;

  /** Where nothing is private, or nobody is told directly. */
  public PrivateReply(SlackGateway slack) {
    this(slack, channel -> false);
  }

  /**
   * @param isPrivate whether what is said there is for those in the channel alone
   */
  public PrivateReply(SlackGateway slack, Predicate<ChannelId> isPrivate) {
    this.slack = slack;
    this.isPrivate = isPrivate;
  }

  /** Seen only by them, in this channel; by direct message where there is none or it won't do. */
  public void tell(UserId user, Optional<ChannelId> channel, Message message) {
    tell(user, channel, message, said -> false);
  }

  /**
   * As the other one.
   *
   * @param other tried where the bot is not in the channel
   */
  void tell(UserId user, Optional<ChannelId> channel, Message message, Way other) {
    boolean seen =
        channel.isPresent() && (told(user, channel.get(), message) || other.takes(message));
    if (!seen) {
      directly(user, message);
    }
  }

  /** Seen only by them, in this channel and nowhere else. */
  public void tellIn(ChannelId channel, UserId user, Message message) throws SlackFailure {
    slack.call(
        SlackMethod.CHAT_POST_EPHEMERAL,
        channel.value(),
        methods ->
            methods.chatPostEphemeral(
                r ->
                    r.channel(channel.value())
                        .user(user.value())
                        .text(message.text())
                        .blocks(message.blocks())));
  }

  private boolean told(UserId user, ChannelId channel, Message message) {
    try {
      tellIn(channel, user, message);
      return true;
    } catch (SlackFailure e) {
      if (e.is("user_not_in_channel") && isPrivate.test(channel)) {
        LOG.info("Not told: they are not in that private channel");
        return true;
      }
      LOG.info("Not told in the channel, so directly: {}", e.code());
      return false;
    }
  }

  private void directly(UserId user, Message message) {
    try {
      slack.call(
          SlackMethod.CHAT_POST_MESSAGE,
          user.value(),
          methods ->
              methods.chatPostMessage(
                  r -> r.channel(user.value()).text(message.text()).blocks(message.blocks())));
    } catch (SlackFailure e) {
      LOG.warn("{} could not be told: {}", user, e.text());
    }
  }
}
