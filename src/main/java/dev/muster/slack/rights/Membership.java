package dev.muster.slack.rights;

import com.slack.api.model.User;
import dev.muster.incident.UserId;
import dev.muster.slack.rights.MembershipResult.Untold;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.slack.web.UserGroups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * Whether somebody is one of those whom a playbook names. A yes may be some minutes old; before a
 * no Slack is asked again, for somebody may just have been added.
 */
public final class Membership {
  private static final Duration BEFORE_A_NO = Duration.ofSeconds(20);
  private static final String LATER = "Try again in a minute.";

  private final SlackGateway slack;
  private final UserGroups groups;
  private final InTime inTime;
  private final Map<UserId, String> usernames = new ConcurrentHashMap<>();

  /**
   * @param asking where Slack is waited for
   */
  public Membership(SlackGateway slack, UserGroups groups, ExecutorService asking) {
    this(slack, groups, new InTime(asking, InTime.USUAL));
  }

  Membership(SlackGateway slack, UserGroups groups, InTime inTime) {
    this.slack = slack;
    this.groups = groups;
    this.inTime = inTime;
  }

  MembershipResult of(UserId user, List<String> handles) {
    boolean known =
        handles.stream()
            .anyMatch(
                h ->
                    isThemselves(h, user)
                        || groups.fresh(h).filter(m -> m.contains(user)).isPresent());
    List<String> others = handles.stream().filter(h -> !isPersonId(h)).toList();
    if (known) {
      return MembershipResult.MEMBER;
    }
    if (others.isEmpty()) {
      return MembershipResult.OUTSIDE;
    }
    try {
      return inTime.ask(() -> asked(user, others)).orElseGet(() -> remembered(user, others));
    } catch (SlackFailure failure) {
      throw new IllegalStateException("Failures are told by handle", failure);
    }
  }

  static boolean isPersonId(String handle) {
    return handle.startsWith("@") && UserId.ofHandle(handle).isPresent();
  }

  private static boolean isThemselves(String handle, UserId user) {
    return handle.equals("@" + user);
  }

  private MembershipResult asked(UserId user, List<String> handles) {
    List<String> unknown = new ArrayList<>();
    List<Untold> untold = new ArrayList<>();
    for (String handle : handles) {
      try {
        Optional<List<UserId>> members = groups.members(handle, BEFORE_A_NO);
        if (members.isPresent() ? members.get().contains(user) : isCalled(user, handle)) {
          return MembershipResult.MEMBER;
        }
        if (members.isEmpty()) {
          unknown.add(handle);
        }
      } catch (SlackFailure failure) {
        boolean forGood = failure.kind() == SlackFailure.Kind.REFUSED;
        untold.add(new Untold(handle, forGood ? failure.text() : LATER));
      }
    }
    return new MembershipResult(false, unknown, untold);
  }

  /**
   * By their user name, which in one workspace nobody else has. What is shown for it anybody may.
   */
  private boolean isCalled(UserId user, String handle) throws SlackFailure {
    String name = usernames.get(user);
    if (name == null) {
      User found =
          slack
              .call(
                  SlackMethod.USERS_INFO,
                  null,
                  methods -> methods.usersInfo(r -> r.user(user.value())))
              .getUser();
      name = found.getName() == null ? "" : found.getName();
      usernames.put(user, name);
    }
    return handle.equals("@" + name);
  }

  private MembershipResult remembered(UserId user, List<String> handles) {
    List<Untold> untold = new ArrayList<>();
    for (String handle : handles) {
      Optional<List<UserId>> members = groups.lastKnown(handle);
      if (members.filter(m -> m.contains(user)).isPresent()) {
        return MembershipResult.MEMBER;
      }
      if (members.isEmpty()) {
        untold.add(new Untold(handle, LATER));
      }
    }
    return new MembershipResult(false, List.of(), untold);
  }
}
