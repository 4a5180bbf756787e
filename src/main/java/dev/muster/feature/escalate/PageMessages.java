package dev.muster.feature.escalate;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.PendingPost;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EscalationEvent.Called;
import dev.muster.incident.EscalationEvent.Page;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages of one call, each of which knows whom it pages: so it is told if it can't. */
final class PageMessages {
  private final Happened happened;
  private final Called called;

  PageMessages(Happened happened, Called called) {
    this.happened = happened;
    this.called = called;
  }

  Delivery inTheRoom(Delivery message) {
    Page page = page(Optional.empty(), mentions());
    return message instanceof PendingPost held
        ? held.paging(page)
        : message instanceof Post post ? post.paging(page) : message;
  }

  Post to(UserId user, Message message) {
    return new Post(
            happened.key("called:" + user),
            happened.incident().id(),
            new ChannelId(user.value()),
            message.text(),
            message.blocksJson(),
            happened.at())
        .paging(page(Optional.of(user), Mrkdwn.user(user)));
  }

  private Page page(Optional<UserId> whom, String mentions) {
    return new Page(happened.seq(), whom, called.people().size() + 1, called.occasion(), mentions);
  }

  /** Those who are known: of others there is only a name, which pings nobody. */
  private String mentions() {
    return called.whom().stream()
        .flatMap(
            callee ->
                Stream.concat(
                    callee.person().map(Mrkdwn::user).stream(),
                    callee.group().map(id -> "<!subteam^" + id + ">").stream()))
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
