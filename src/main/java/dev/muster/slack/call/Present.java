package dev.muster.slack.call;

import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import dev.muster.slack.web.Pages;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.util.HashSet;
import java.util.Set;

/** Who is in a channel now. */
public record Present(SlackGateway slack) {
  private static final int PAGE = 1000;

  public Set<UserId> in(ChannelId room) throws SlackFailure {
    Pages<ConversationsMembersResponse> pages =
        new Pages<>(
            cursor ->
                slack.call(
                    SlackMethod.CONVERSATIONS_MEMBERS,
                    null,
                    methods ->
                        methods.conversationsMembers(
                            r -> r.channel(room.value()).limit(PAGE).cursor(cursor))),
            ConversationsMembersResponse::getResponseMetadata);
    Set<UserId> members = new HashSet<>();
    pages.all(ConversationsMembersResponse::getMembers).forEach(id -> members.add(new UserId(id)));
    return members;
  }
}
