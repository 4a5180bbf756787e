package dev.muster.slack.call;

import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import dev.muster.slack.web.OpenWalks;
import dev.muster.slack.web.PageWalk;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.util.HashSet;
import java.util.Set;

/** Who is in a channel now. */
public final class ChannelMembers {
  /** As many as Slack gives at once. */
  private static final int PAGE = 999;

  private final SlackGateway slack;
  private final OpenWalks<ChannelId, Set<UserId>> walks;

  public ChannelMembers(SlackGateway slack) {
    this.slack = slack;
    this.walks = new OpenWalks<>(slack);
  }

  public Set<UserId> in(ChannelId room) throws SlackFailure {
    return walks.toEnd(room, () -> members(room));
  }

  private PageWalk<ConversationsMembersResponse, Set<UserId>> members(ChannelId room) {
    return PageWalk.through(
        cursor ->
            slack.call(
                SlackMethod.CONVERSATIONS_MEMBERS,
                null,
                methods ->
                    methods.conversationsMembers(
                        r -> r.channel(room.value()).limit(PAGE).cursor(cursor))),
        ConversationsMembersResponse::getResponseMetadata,
        HashSet::new,
        (page, members) -> {
          page.getMembers().forEach(id -> members.add(new UserId(id)));
          return members;
        });
  }
}
