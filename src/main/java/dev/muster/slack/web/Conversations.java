package dev.muster.slack.web;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.users.UsersConversationsResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What Slack calls a conversation by: its id, of which people only know the name. */
public final class Conversations {
  /** As many as Slack gives at once. */
  private static final int PAGE = 999;

  private static final List<ConversationType> TYPES =
      List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL);

  private final SlackGateway slack;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final OpenWalks<String, Optional<String>> joined;
  private final OpenWalks<String, Optional<String>> all;

  Conversations(SlackGateway slack) {
    this.slack = slack;
    this.joined = new OpenWalks<>(slack);
    this.all = new OpenWalks<>(slack);
  }

  /** An id is all capitals; no name is. */
  public static boolean isId(String named) {
    return named.matches("[CDG][A-Z0-9]{5,}");
  }

  /** A channel in a message, by its id or its name, as a playbook or a delivery has it. */
  public static String mention(String named) {
    return isId(named) ? Mrkdwn.channel(new ChannelId(named)) : "#" + Mrkdwn.escape(named);
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
    if (UserId.isId(named)) {
      return Optional.of(learn(named, direct(named)));
    }
    Optional<String> ours = joined(named);
    return ours.isPresent() ? ours : anywhere(named);
  }

  /**
   * What to write to, as Slack wants it: a private channel only by its id, a public one also by its
   * name, so that no walk through all channels is needed.
   *
   * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage#channels">Channels</a>
   */
  public String address(String named) throws SlackFailure {
    if (isId(named) || UserId.isId(named)) {
      return named;
    }
    String known = ids.get(named);
    return known != null ? known : joined(named).orElse(named);
  }

  /** Slack said it by the way. */
  String learn(String named, String id) {
    ids.put(named, id);
    return id;
  }

  /** Whether the channel of this id, known from earlier, still has this name. */
  public boolean isCalled(String id, String name) throws SlackFailure {
    return about(id).filter(channel -> name.equals(channel.getName())).isPresent();
  }

  /** Whether it once had this name: somebody renamed it. */
  public boolean wasCalled(String id, String name) throws SlackFailure {
    return about(id)
        .flatMap(channel -> Optional.ofNullable(channel.getPreviousNames()))
        .filter(names -> names.contains(name))
        .isPresent();
  }

  private Optional<Conversation> about(String id) throws SlackFailure {
    try {
      return Optional.of(
          slack
              .call(
                  SlackMethod.CONVERSATIONS_INFO,
                  null,
                  methods -> methods.conversationsInfo(r -> r.channel(id)))
              .getChannel());
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return Optional.empty(); // gone, or not for us to see any more
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

  /** Of those in which Muster is, which are few: also private ones. */
  private Optional<String> joined(String name) throws SlackFailure {
    try {
      return learned(name, joined.toEnd(name, () -> ours(name)));
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Of all that Muster can see, which may be many. */
  private Optional<String> anywhere(String name) throws SlackFailure {
    return learned(name, all.toEnd(name, () -> everywhere(name)));
  }

  private Optional<String> learned(String name, Optional<String> id) {
    id.ifPresent(found -> learn(name, found));
    return id;
  }

  private static Optional<String> idOf(String name, List<Conversation> channels) {
    return channels.stream()
        .filter(channel -> name.equals(channel.getName()))
        .map(Conversation::getId)
        .findFirst();
  }

  private PageWalk<UsersConversationsResponse, Optional<String>> ours(String name) {
    return PageWalk.to(
        cursor ->
            slack.call(
                SlackMethod.USERS_CONVERSATIONS,
                null,
                methods ->
                    methods.usersConversations(
                        r -> r.types(TYPES).excludeArchived(true).limit(PAGE).cursor(cursor))),
        UsersConversationsResponse::getResponseMetadata,
        page -> idOf(name, page.getChannels()));
  }

  private PageWalk<ConversationsListResponse, Optional<String>> everywhere(String name) {
    return PageWalk.to(
        cursor ->
            slack.call(
                SlackMethod.CONVERSATIONS_LIST,
                null,
                methods ->
                    methods.conversationsList(
                        r -> r.types(TYPES).excludeArchived(true).limit(PAGE).cursor(cursor))),
        ConversationsListResponse::getResponseMetadata,
        page -> idOf(name, page.getChannels()));
  }
}
