package dev.muster.feature.warroom;

import com.slack.api.methods.response.users.UsersConversationsResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.slack.web.OpenWalks;
import dev.muster.slack.web.PageWalk;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A channel that an earlier try made before it could say so. Never anybody else's. */
final class OrphanedChannelRecovery {
  /** As many as Slack gives at once. */
  private static final int PAGE = 999;

  private final SlackGateway slack;
  private final Incidents incidents;
  private final OpenWalks<String, Optional<Conversation>> walks;

  OrphanedChannelRecovery(SlackGateway slack, Incidents incidents) {
    this.slack = slack;
    this.incidents = incidents;
    this.walks = new OpenWalks<>(slack);
  }

  /**
   * The channel of this name, if it is this incident's.
   *
   * @param since an earlier try came no sooner
   */
  Optional<Conversation> find(String name, Incident incident, Instant since) throws SlackFailure {
    return walks.toEnd(
        name,
        () ->
            mine(
                kind(incident),
                page -> {
                  for (Conversation channel : page.getChannels()) {
                    if (name.equals(channel.getName()) && isIts(channel, incident, since)) {
                      return Optional.of(channel);
                    }
                  }
                  return Optional.empty();
                }));
  }

  /** Through all channels in which Muster is. */
  private PageWalk<UsersConversationsResponse, Optional<Conversation>> mine(
      ConversationType kind, PageWalk.Look<UsersConversationsResponse, Conversation> look) {
    return PageWalk.to(
        cursor ->
            slack.call(
                SlackMethod.USERS_CONVERSATIONS,
                null,
                methods ->
                    methods.usersConversations(
                        r ->
                            r.types(List.of(kind))
                                .excludeArchived(true)
                                .limit(PAGE)
                                .cursor(cursor))),
        UsersConversationsResponse::getResponseMetadata,
        look);
  }

  private static ConversationType kind(Incident incident) {
    return incident.isPrivate()
        ? ConversationType.PRIVATE_CHANNEL
        : ConversationType.PUBLIC_CHANNEL;
  }

  /**
   * Its purpose says so. One that says nothing yet, because its maker was killed before, is this
   * incident's if we made it since it was asked for and no other incident has it.
   */
  private boolean isIts(Conversation channel, Incident incident, Instant since)
      throws SlackFailure {
    if (channel.isPrivate() != incident.isPrivate()
        || channel.isArchived()
        || incidents.inChannel(new ChannelId(channel.getId())).isPresent()) {
      return false;
    }
    String purpose = channel.getPurpose() == null ? "" : channel.getPurpose().getValue();
    if (Purpose.saysAny(purpose)) {
      return Purpose.says(purpose, incident);
    }
    boolean sinceThen =
        channel.getCreated() != null && channel.getCreated() >= since.getEpochSecond();
    return sinceThen && madeByUs(channel);
  }

  private boolean madeByUs(Conversation channel) throws SlackFailure {
    String us =
        slack.call(SlackMethod.AUTH_TEST, null, methods -> methods.authTest(r -> r)).getUserId();
    return us.equals(channel.getCreator());
  }
}
