package dev.muster.slack.web;

import com.slack.api.model.Usergroup;
import dev.muster.incident.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The workspace's user groups, by handle. Asked for once in a while, so that inviting a group costs
 * no call more than inviting a person.
 */
public final class UserGroups {
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final SlackGateway slack;
  private final Clock clock;
  private final Map<String, Known<List<UserId>>> members = new ConcurrentHashMap<>();
  private volatile Known<Map<String, String>> ids = new Known<>(Map.of(), Instant.MIN);

  private record Known<T>(T value, Instant since) {}

  public UserGroups(SlackGateway slack, Clock clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /**
   * Who is in the group called {@code @handle}; empty if there is no such group.
   *
   * @throws SlackFailure if Slack could not be asked and nothing is known from before
   */
  public Optional<List<UserId>> members(String handle) throws SlackFailure {
    return members(handle, FRESH);
  }

  /** As {@link #members(String)}, asked anew where what is known is older than this. */
  public Optional<List<UserId>> members(String handle, Duration oldest) throws SlackFailure {
    Optional<String> id = id(handle);
    if (id.isEmpty() && isStale(ids.since(), oldest)) {
      learnIds();
      id = id(handle);
    }
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Known<List<UserId>> known = members.get(id.get());
    if (known == null || isStale(known.since(), oldest)) {
      try {
        known = new Known<>(ask(id.get()), clock.instant());
        members.put(id.get(), known);
      } catch (SlackFailure e) {
        if (e.is("no_such_subteam")) {
          return Optional.empty();
        }
        if (known == null) {
          throw e;
        }
      }
    }
    return Optional.of(known.value());
  }

  /** An id is all capitals; no handle is. */
  public static boolean isId(String bare) {
    return bare.matches("S[A-Z0-9]{5,}");
  }

  /** Slack's id of the group called {@code @handle}, to mention it; of an id, that one, unasked. */
  public Optional<String> id(String handle) throws SlackFailure {
    if (isId(bare(handle))) {
      return Optional.of(bare(handle));
    }
    if (isStale(ids.since(), FRESH)) {
      learnIds();
    }
    return knownId(handle);
  }

  /** As {@link #id}, as far as it is known without asking. */
  public Optional<String> knownId(String handle) {
    String bare = bare(handle);
    return isId(bare) ? Optional.of(bare) : Optional.ofNullable(ids.value().get(bare));
  }

  /** What the group of this id is called, with its {@code @}. */
  public Optional<String> handle(String id) throws SlackFailure {
    if (isStale(ids.since(), FRESH)) {
      learnIds();
    }
    return ids.value().entrySet().stream()
        .filter(group -> group.getValue().equals(id))
        .map(group -> "@" + group.getKey())
        .findFirst();
  }

  /** Who was in the group when Slack was last asked, without asking; empty if it never told. */
  public Optional<List<UserId>> lastKnown(String handle) {
    return knownId(handle).flatMap(id -> Optional.ofNullable(members.get(id))).map(Known::value);
  }

  /** As {@link #lastKnown}, if it was a short while ago. */
  public Optional<List<UserId>> fresh(String handle) {
    return knownId(handle)
        .flatMap(id -> Optional.ofNullable(members.get(id)))
        .filter(known -> !isStale(known.since(), FRESH))
        .map(Known::value);
  }

  private void learnIds() throws SlackFailure {
    try {
      ids = new Known<>(askForAll(), clock.instant());
    } catch (SlackFailure e) {
      if (ids.since().equals(Instant.MIN)) {
        throw e;
      }
    }
  }

  private static String bare(String handle) {
    return handle.startsWith("@") ? handle.substring(1) : handle;
  }

  private boolean isStale(Instant since, Duration oldest) {
    Instant now = clock.instant();
    // What was learned in the future, the clock was set back, may be of any age.
    return since.equals(Instant.MIN) || since.isAfter(now) || since.plus(oldest).isBefore(now);
  }

  private Map<String, String> askForAll() throws SlackFailure {
    Map<String, String> byHandle = new HashMap<>();
    List<Usergroup> groups =
        slack
            .call(SlackMethod.USERGROUPS_LIST, null, methods -> methods.usergroupsList(r -> r))
            .getUsergroups();
    for (Usergroup group : groups) {
      byHandle.put(group.getHandle(), group.getId());
    }
    return byHandle;
  }

  private List<UserId> ask(String id) throws SlackFailure {
    return slack
        .call(
            SlackMethod.USERGROUPS_USERS_LIST,
            null,
            methods -> methods.usergroupsUsersList(r -> r.usergroup(id)))
        .getUsers()
        .stream()
        .map(UserId::new)
        .toList();
  }
}
