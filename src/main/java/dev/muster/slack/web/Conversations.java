package dev.muster.slack.web;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.muster.incident.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What Slack calls a conversation by: its id, of which people only know the name. */
public final class Conversations {
  /** As many as Slack gives at once. */
  private static final int PAGE = 999;

  private final SlackGateway slack;
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  public Conversations(SlackGateway slack) {
    this.slack = slack;
  }

  /** An id is all capitals; no name is. */
  public static boolean isId(String named) {
    return named.matches("[CDG][A-Z0-9]{5,}");
  }

  /**
   * The id of a channel, or of the direct messages with a person. A name that is not known yet
   * costs a walk through the workspace's channels, up to the one that is meant.
   */
  Optional<String> id(String named) throws SlackFailure {
    if (isId(named)) {
      return Optional.of(named);
    }
    String known = ids.get(named);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> found = UserId.isId(named) ? Optional.of(direct(named)) : walk(named);
    found.ifPresent(id -> ids.put(named, id));
    return found;
  }

  /** Slack said it by the way. */
  void learn(String named, String id) {
    ids.put(named, id);
  }

  /** Whether the channel of this id, known from earlier, still has this name. */
  public boolean isCalled(String id, String name) throws SlackFailure {
    try {
      Conversation channel =
          slack
              .call(
                  SlackMethod.CONVERSATIONS_INFO,
                  null,
                  methods -> methods.conversationsInfo(r -> r.channel(id)))
              .getChannel();
      return name.equals(channel.getName());
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return false; // gone, or not for us to see any more
      }
      throw failure;
    }
  }

  /** How a channel is for the bot. */
  public enum Standing {
    USABLE,
    ARCHIVED,
    NOT_A_MEMBER
  }

  /** How this channel is for the bot now. */
  public Standing standing(String id) throws SlackFailure {
    try {
      Conversation channel =
          slack
              .call(
                  SlackMethod.CONVERSATIONS_INFO,
                  null,
                  methods -> methods.conversationsInfo(r -> r.channel(id)))
              .getChannel();
      if (channel.isArchived()) {
        return Standing.ARCHIVED;
      }
      return channel.isMember() ? Standing.USABLE : Standing.NOT_A_MEMBER;
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return Standing.NOT_A_MEMBER; // it is not for us to see any more
      }
      throw failure;
    }
  }

  /** Comes in, which only a public channel allows. */
  void join(String id) throws SlackFailure {
    slack.call(
        SlackMethod.CONVERSATIONS_JOIN,
        null,
        methods -> methods.conversationsJoin(r -> r.channel(id)));
  }

  private String direct(String person) throws SlackFailure {
    return slack
        .call(
            SlackMethod.CONVERSATIONS_OPEN,
            null,
            methods -> methods.conversationsOpen(r -> r.users(List.of(person))))
        .getChannel()
        .getId();
  }

  private Optional<String> walk(String name) throws SlackFailure {
    return all()
        .first(
            page ->
                page.getChannels().stream()
                    .filter(channel -> name.equals(channel.getName()))
                    .map(Conversation::getId)
                    .findFirst());
  }

  private Pages<ConversationsListResponse> all() {
    return new Pages<>(
        cursor ->
            slack.call(
                SlackMethod.CONVERSATIONS_LIST,
                null,
                methods ->
                    methods.conversationsList(
                        r ->
                            r.types(
                                    List.of(
                                        ConversationType.PUBLIC_CHANNEL,
                                        ConversationType.PRIVATE_CHANNEL))
                                .excludeArchived(true)
                                .limit(PAGE)
                                .cursor(cursor))),
        ConversationsListResponse::getResponseMetadata);
  }
}
