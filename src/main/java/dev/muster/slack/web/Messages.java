package dev.muster.slack.web;

import com.slack.api.model.File;
import com.slack.api.model.Message;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Fetches a message by its timestamp: events about one carry no words. */
public final class Messages {
  private final SlackGateway slack;
  private final MentionLabels labels;

  public Messages(SlackGateway slack, MentionLabels labels) {
    this.slack = slack;
    this.labels = labels;
  }

  /**
   * A message as Slack has it.
   *
   * @param author empty for another app
   * @param text with Slack's tokens, each with its name, and entities still in; may be empty
   * @param files their names
   * @param threadTs the message that its thread hangs on: itself, if it is no reply
   */
  public record Found(Optional<UserId> author, String text, List<String> files, String threadTs) {}

  /** Empty if it is gone. */
  public Optional<Found> find(ChannelId channel, String ts) throws SlackFailure {
    Optional<Found> found = one(history(channel, ts), ts);
    return found.isPresent() ? found : one(replies(channel, ts), ts);
  }

  private List<Message> history(ChannelId channel, String ts) throws SlackFailure {
    return slack
        .call(
            SlackMethod.CONVERSATIONS_HISTORY,
            null,
            methods ->
                methods.conversationsHistory(
                    r -> r.channel(channel.value()).oldest(ts).latest(ts).inclusive(true).limit(1)))
        .getMessages();
  }

  /** Replies are not in the channel's history. */
  private List<Message> replies(ChannelId channel, String ts) throws SlackFailure {
    try {
      return slack
          .call(
              SlackMethod.CONVERSATIONS_REPLIES,
              null,
              methods ->
                  methods.conversationsReplies(
                      r ->
                          r.channel(channel.value())
                              .ts(ts)
                              .oldest(ts)
                              .latest(ts)
                              .inclusive(true)
                              .limit(2)))
          .getMessages();
    } catch (SlackFailure failure) {
      if (failure.is("thread_not_found", "message_not_found")) {
        return List.of();
      }
      throw failure;
    }
  }

  private Optional<Found> one(List<Message> messages, String ts) {
    return messages.stream().filter(m -> ts.equals(m.getTs())).findFirst().map(this::found);
  }

  private Found found(Message message) {
    List<File> files = message.getFiles() == null ? List.of() : message.getFiles();
    return new Found(
        Optional.ofNullable(message.getUser()).map(UserId::new),
        message.getText() == null ? "" : labels.in(message.getText()),
        files.stream().map(File::getName).filter(Objects::nonNull).toList(),
        message.getThreadTs() == null ? message.getTs() : message.getThreadTs());
  }
}
