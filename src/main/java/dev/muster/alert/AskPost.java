package dev.muster.alert;

import dev.muster.delivery.Attempt;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.UserId;
import dev.muster.plan.Targets;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.OnCall;
import dev.muster.playbook.Playbook;
import dev.muster.slack.call.Handles;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.Conversations;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.PostCourier.Posted;
import dev.muster.slack.web.SlackFailure;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what people are to know of alerts that are in no incident: in the announcement channel, or,
 * where that takes no messages, to those who are on call. No timeline tells of it otherwise.
 */
final class AskPost {
  private static final Logger LOG = LoggerFactory.getLogger(AskPost.class);

  /** A large group is not woken as a whole about a question. */
  private static final int MOST_PEOPLE = 5;

  private final PostCourier posts;
  private final Handles handles;

  AskPost(PostCourier posts, Handles handles) {
    this.posts = posts;
    this.handles = handles;
  }

  /**
   * The message to be edited later: in the channel, or to the first of those on call.
   *
   * @throws SlackFailure as the channel refused it, if there is nobody else either
   */
  Posted post(Attempt attempt, String channel, Message message, Playbook playbook, Instant now)
      throws SlackFailure {
    String key = attempt.delivery().key();
    try {
      return posts.send(key, channel, message.text(), message.blocksJson(), attempt);
    } catch (SlackFailure refusal) {
      if (refusal.kind() != SlackFailure.Kind.REFUSED) {
        throw refusal;
      }
      LOG.warn("{} goes to those on call, not to {}: {}", key, channel, refusal.text());
      Message direct = message.and(notice(channel, refusal));
      Optional<Posted> first = Optional.empty();
      for (UserId person : onCall(playbook, now)) {
        Optional<Posted> posted = direct(attempt, person, direct);
        first = first.isPresent() ? first : posted;
      }
      return first.orElseThrow(() -> refusal);
    }
  }

  private static String notice(String channel, SlackFailure refusal) {
    return ":warning: This belongs in "
        + Conversations.mention(channel)
        + ", where Muster could not post it, so it comes to you: you are on call. "
        + refusal.text();
  }

  private Optional<Posted> direct(Attempt attempt, UserId person, Message message)
      throws SlackFailure {
    try {
      return Optional.of(
          posts.send(
              attempt.delivery().key() + ":" + person,
              person.value(),
              message.text(),
              message.blocksJson(),
              attempt));
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      LOG.warn(
          "{} could not be posted to {}: {}", attempt.delivery().key(), person, failure.text());
      return Optional.empty();
    }
  }

  /** Everybody on call; where the playbook names nobody, whom its ladder calls first. */
  private List<UserId> onCall(Playbook playbook, Instant now) throws SlackFailure {
    List<String> duty = playbook.people().onCall().stream().map(OnCall::key).toList();
    List<String> first =
        playbook.ladder().steps().stream().findFirst().map(Ladder.Step::calls).orElse(List.of());
    Set<UserId> people = new LinkedHashSet<>();
    for (Target target : Targets.of(playbook, duty.isEmpty() ? first : duty, now)) {
      if (target.handle().isPresent() && people.size() < MOST_PEOPLE) {
        handles.find(target.handle().get()).ifPresent(found -> people.addAll(found.people()));
      }
    }
    return people.stream().limit(MOST_PEOPLE).toList();
  }
}
