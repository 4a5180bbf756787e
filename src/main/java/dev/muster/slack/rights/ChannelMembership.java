package dev.muster.slack.rights;

import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.call.ChannelMembers;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * Who is in a private incident's channel. Slack lets only members type and press there; of a form,
 * or of a button elsewhere, it does not say whether they still are, so it is asked.
 */
public final class ChannelMembership {
  private final ChannelMembers present;
  private final InTime inTime;
  private final Map<ChannelId, Set<UserId>> lastKnown = new ConcurrentHashMap<>();

  /**
   * @param asking where Slack is waited for
   */
  public ChannelMembership(SlackGateway slack, ExecutorService asking) {
    this.present = new ChannelMembers(slack);
    this.inTime = new InTime(asking, InTime.USUAL);
  }

  /**
   * Whether they are in it now.
   *
   * @param from where they typed or pressed; empty where Slack did not say
   * @throws Refused if Slack can't be asked and nothing is known from before
   */
  boolean has(Incident incident, UserId user, Optional<ChannelId> from) {
    Optional<ChannelId> room = incident.room().channel();
    if (room.isEmpty()) {
      return incident.identity().declaredBy().equals(user);
    }
    if (from.equals(room)) {
      lastKnown.computeIfAbsent(room.get(), none -> ConcurrentHashMap.newKeySet()).add(user);
      return true;
    }
    return isMember(room.get(), user);
  }

  private boolean isMember(ChannelId room, UserId user) {
    Optional<Set<UserId>> members;
    try {
      members = inTime.ask(() -> members(room));
    } catch (SlackFailure failure) {
      members = Optional.empty();
    }
    members.ifPresent(now -> lastKnown.put(room, now));
    return members
        .or(() -> Optional.ofNullable(lastKnown.get(room)))
        .orElseThrow(
            () ->
                new Refused(
                    "Slack can't be asked now whether you are in this incident's channel, so"
                        + " nothing was done. Try again in a minute."))
        .contains(user);
  }

  /** A set that grows while others look into it. */
  private Set<UserId> members(ChannelId room) throws SlackFailure {
    Set<UserId> members = ConcurrentHashMap.newKeySet();
    members.addAll(present.in(room));
    return members;
  }
}
