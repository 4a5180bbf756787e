package dev.muster.slack.call;

import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.User;
import dev.muster.incident.UserId;
import dev.muster.slack.web.Pages;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.slack.web.UserGroups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a handle means: a user group, or else a person. People are asked for only where there is no
 * such group, and once in a while.
 */
public final class Handles {
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** As many as Slack gives at once. */
  private static final int PAGE = 1000;

  private final SlackGateway slack;
  private final UserGroups groups;
  private final Clock clock;
  private volatile Directory directory = new Directory(Map.of(), Instant.MIN);

  /** People by what they are called, at a moment. */
  private record Directory(Map<String, UserId> people, Instant since) {}

  public Handles(SlackGateway slack, UserGroups groups, Clock clock) {
    this.slack = slack;
    this.groups = groups;
    this.clock = clock;
  }

  /**
   * Those who are meant.
   *
   * @param group the user group's id; empty if it is a person
   */
  public record Found(Optional<String> group, List<UserId> people) {
    public Found {
      people = List.copyOf(people);
    }

    /** How a message calls them. */
    public String mention() {
      return group.map(id -> "<!subteam^" + id + ">").orElseGet(() -> "<@" + people.get(0) + ">");
    }
  }

  /**
   * Whom this handle means, or this id of a person or a user group, with or without an {@code @};
   * empty if there is nobody like that.
   *
   * @throws SlackFailure if Slack could not be asked and nothing is known from before
   */
  public Optional<Found> find(String handle) throws SlackFailure {
    String bare = handle.startsWith("@") ? handle.substring(1) : handle;
    if (UserId.isId(bare)) {
      return Optional.of(person(new UserId(bare)));
    }
    Optional<List<UserId>> members = groups.members(bare);
    if (members.isPresent()) {
      return Optional.of(new Found(groups.id(bare), members.get()));
    }
    return personCalled(bare).map(Handles::person);
  }

  private static Found person(UserId user) {
    return new Found(Optional.empty(), List.of(user));
  }

  private Optional<UserId> personCalled(String name) throws SlackFailure {
    Instant now = clock.instant();
    Directory known = directory;
    boolean fresh = !known.since().isAfter(now) && !known.since().plus(FRESH).isBefore(now);
    if (known.since().equals(Instant.MIN) || !fresh) {
      try {
        known = new Directory(ask(), now);
        directory = known;
      } catch (SlackFailure failure) {
        if (known.since().equals(Instant.MIN)) {
          throw failure;
        }
      }
    }
    return Optional.ofNullable(known.people().get(key(name)));
  }

  private List<User> everybody() throws SlackFailure {
    Pages<UsersListResponse> pages =
        new Pages<>(
            cursor ->
                slack.call(
                    SlackMethod.USERS_LIST,
                    null,
                    methods -> methods.usersList(r -> r.limit(PAGE).cursor(cursor))),
            UsersListResponse::getResponseMetadata);
    return pages.all(UsersListResponse::getMembers);
  }

  /** By the name of the account, which nobody else has; else by the shown one, if it is unique. */
  private Map<String, UserId> ask() throws SlackFailure {
    Map<String, UserId> accounts = new HashMap<>();
    Map<String, Optional<UserId>> shown = new HashMap<>();
    for (User user : everybody()) {
      if (!user.isDeleted() && !user.isBot()) {
        UserId id = new UserId(user.getId());
        name(user.getName()).ifPresent(name -> accounts.put(name, id));
        Optional.ofNullable(user.getProfile())
            .flatMap(profile -> name(profile.getDisplayName()))
            .ifPresent(
                name ->
                    shown.merge(
                        name, Optional.of(id), (a, b) -> a.equals(b) ? a : Optional.empty()));
      }
    }
    shown.forEach((name, id) -> id.ifPresent(one -> accounts.putIfAbsent(name, one)));
    return Map.copyOf(accounts);
  }

  private static Optional<String> name(String name) {
    return Optional.ofNullable(name).filter(n -> !n.isBlank()).map(Handles::key);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
