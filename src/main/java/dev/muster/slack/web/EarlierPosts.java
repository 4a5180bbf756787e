package dev.muster.slack.web;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads in a conversation whether a message stands there already. A public channel is joined for
 * that: Slack lets nobody else read in it.
 */
final class EarlierPosts {
  private static final String EVENT = "muster_delivery";
  private static final String KEY = "key";
  private static final int PAGE = 200;

  /**
   * So far back and no further: some thousand messages since the try in doubt. That is less than a
   * minute's quota, so that a look which has to wait may begin again: what is newest comes first.
   */
  private static final int MOST_PAGES = 20;

  private final SlackGateway slack;
  private final Conversations conversations;

  EarlierPosts(SlackGateway slack, Conversations conversations) {
    this.slack = slack;
    this.conversations = conversations;
  }

  /**
   * What the look brought.
   *
   * @param ts of the message, if it is there
   * @param blind why nobody can say whether it is there
   */
  record Look(String channel, Optional<String> ts, Optional<String> blind) {
    static Look blind(String channel, String why) {
      return new Look(channel, Optional.empty(), Optional.of(why));
    }
  }

  /**
   * Looks for the message with this key.
   *
   * @param channel a channel by id or name, or a person
   * @param since it is no older than this
   */
  Look look(String key, String channel, Instant since) throws SlackFailure {
    try {
      Optional<String> id = conversations.id(channel);
      return id.isEmpty()
          ? Look.blind(channel, "Slack knows no channel called " + channel + ".")
          : look(key, id.get(), since, "", 1);
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return Look.blind(channel, failure.text());
      }
      throw failure;
    }
  }

  private Look look(String key, String id, Instant since, String cursor, int page)
      throws SlackFailure {
    ConversationsHistoryResponse answer = page(id, since, cursor);
    Optional<String> ts =
        answer.getMessages().stream()
            .filter(message -> carries(message, key))
            .findFirst()
            .map(Message::getTs);
    String onward = PageWalk.onward(answer.getResponseMetadata());
    if (ts.isPresent() || onward.isEmpty()) {
      return new Look(id, ts, Optional.empty());
    }
    return page == MOST_PAGES
        ? Look.blind(id, "Too much was written there since.")
        : look(key, id, since, onward, page + 1);
  }

  private ConversationsHistoryResponse page(String id, Instant since, String cursor)
      throws SlackFailure {
    try {
      return history(id, since, cursor);
    } catch (SlackFailure failure) {
      if (!failure.is("not_in_channel")) {
        throw failure;
      }
      conversations.join(id);
      return history(id, since, cursor);
    }
  }

  private ConversationsHistoryResponse history(String id, Instant since, String cursor)
      throws SlackFailure {
    return slack.call(
        SlackMethod.CONVERSATIONS_HISTORY,
        null,
        methods ->
            methods.conversationsHistory(
                r ->
                    r.channel(id)
                        .oldest(since.getEpochSecond() + ".000000")
                        .cursor(cursor)
                        .limit(PAGE)
                        .includeAllMetadata(true)));
  }

  /** What a message says in its metadata, so that it is found again. */
  static Message.Metadata marker(String key) {
    return Message.Metadata.builder().eventType(EVENT).eventPayload(Map.of(KEY, key)).build();
  }

  private static boolean carries(Message message, String key) {
    Message.Metadata metadata = message.getMetadata();
    return metadata != null
        && EVENT.equals(metadata.getEventType())
        && metadata.getEventPayload() != null
        && key.equals(metadata.getEventPayload().get(KEY));
  }
}
