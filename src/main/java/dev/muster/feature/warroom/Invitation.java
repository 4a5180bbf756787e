package dev.muster.feature.warroom;

import com.slack.api.methods.response.conversations.ConversationsInviteResponse;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import dev.muster.slack.call.ChannelMembers;
import dev.muster.slack.text.SlackLimits;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets people into a channel, each as far as Slack allows. It may take some of a call and say who
 * was left out, or refuse the whole call for one of them; then the others are asked for again.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.invite">Slack's answers</a>
 */
final class Invitation {
  private final SlackGateway slack;
  private final ChannelMembers present;
  private final ChannelId channel;

  /** With Slack's code. What was learned before a call had to wait is not asked for again. */
  private final Map<UserId, String> leftOut;

  Invitation(
      SlackGateway slack, ChannelMembers present, ChannelId channel, Map<UserId, String> leftOut) {
    this.slack = slack;
    this.present = present;
    this.channel = channel;
    this.leftOut = leftOut;
  }

  /**
   * Lets them in.
   *
   * @throws SlackFailure if nobody can be let in, or not now
   */
  void of(Collection<UserId> people) throws SlackFailure {
    List<UserId> all = new ArrayList<>(people);
    all.removeAll(leftOut.keySet());
    for (int i = 0; i < all.size(); i += SlackLimits.INVITED_AT_ONCE) {
      ask(all.subList(i, Math.min(all.size(), i + SlackLimits.INVITED_AT_ONCE)));
    }
  }

  private void ask(List<UserId> people) throws SlackFailure {
    if (people.isEmpty()) {
      return;
    }
    AtomicReference<ConversationsInviteResponse> answer = new AtomicReference<>();
    try {
      slack.call(
          SlackMethod.CONVERSATIONS_INVITE,
          null,
          methods -> {
            ConversationsInviteResponse given =
                methods.conversationsInvite(
                    r ->
                        r.channel(channel.value())
                            .users(people.stream().map(UserId::value).toList())
                            .force(true));
            answer.set(given);
            return given;
          });
      leaveOut(named(answer.get(), people));
    } catch (SlackFailure failure) {
      if (!NotLetIn.isAboutPeople(failure.code())) {
        throw failure;
      }
      refused(people, failure.code(), named(answer.get(), people));
    }
  }

  private void refused(List<UserId> people, String code, Map<UserId, String> named)
      throws SlackFailure {
    if (people.size() == 1) {
      leaveOut(Map.of(people.get(0), named.getOrDefault(people.get(0), code)));
      return;
    }
    leaveOut(named);
    List<UserId> rest = new ArrayList<>(people);
    rest.removeAll(named.keySet());
    if (rest.size() < people.size()) {
      ask(rest);
      return;
    }
    // It does not say for whom: those who are in already, or one of two halves.
    Set<UserId> in = present.in(channel);
    rest.removeAll(in);
    if (rest.size() < people.size()) {
      ask(rest);
      return;
    }
    ask(rest.subList(0, rest.size() / 2));
    ask(rest.subList(rest.size() / 2, rest.size()));
  }

  private static Map<UserId, String> named(
      @Nullable ConversationsInviteResponse answer, List<UserId> people) {
    Map<UserId, String> named = new LinkedHashMap<>();
    if (answer != null && answer.getErrors() != null) {
      for (ConversationsInviteResponse.Error error : answer.getErrors()) {
        if (error.getUser() != null && people.contains(new UserId(error.getUser()))) {
          named.put(new UserId(error.getUser()), String.valueOf(error.getError()));
        }
      }
    }
    return named;
  }

  private void leaveOut(Map<UserId, String> people) {
    people.forEach(
        (who, code) -> {
          if (!NotLetIn.isIn(code)) {
            leftOut.put(who, code);
          }
        });
  }
}
