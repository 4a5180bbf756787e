package dev.muster.slack.call;

import dev.muster.incident.UserId;
import dev.muster.slack.web.Directory;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Whom a handle means: a user group, or else a person. An id of either needs no look-up; people are
 * looked for only where there is no such group.
 */
public final class Handles {
  private final UserGroups groups;
  private final Directory directory;

  public Handles(SlackGateway slack, UserGroups groups, Clock clock) {
    this.groups = groups;
    this.directory = new Directory(slack, clock);
  }

  /**
   * Those who are meant.
   *
   * @param group the user group's id; empty if it is a person
   * @param people who they are; nobody where Slack would not tell
   * @param untold why it did not tell who is in the group
   */
  public record Found(Optional<String> group, List<UserId> people, Optional<SlackFailure> untold) {
    public Found {
      people = List.copyOf(people);
    }

    /** How a message calls them. */
    public String mention() {
      return group.map(id -> "<!subteam^" + id + ">").orElseGet(() -> "<@" + people.get(0) + ">");
    }

    /** A group in which Slack says that nobody is. */
    public boolean isEmptyGroup() {
      return untold.isEmpty() && people.isEmpty();
    }
  }

  /**
   * Whom this handle means, or this id of a person or a user group, with or without an {@code @};
   * empty if there is nobody like that. Answers soon.
   *
   * @throws SlackFailure if that can't be said now and nothing is known from before; of a large
   *     workspace it often can't at first, see {@link #search}
   */
  public Optional<Found> find(String handle) throws SlackFailure {
    return find(handle, directory::find);
  }

  /** As {@link #find}, and reads the workspace's list of people as far as Slack allows now. */
  public Optional<Found> search(String handle) throws SlackFailure {
    return find(handle, directory::search);
  }

  /** Whether it is worth a try or two more before others go on without: no quota is used up. */
  public static boolean isHiccup(SlackFailure failure) {
    return failure.kind() != SlackFailure.Kind.REFUSED
        && !failure.is("searching", "queued", "paced", "ratelimited");
  }

  /** How many accounts of people were counted so far, bots and deactivated ones among them. */
  public int accounts() {
    return directory.accounts();
  }

  /** Counts on as far as Slack allows now. */
  public Directory.Census census() throws SlackFailure {
    return directory.census();
  }

  @FunctionalInterface
  private interface People {
    Optional<UserId> called(String name) throws SlackFailure;
  }

  private Optional<Found> find(String handle, People people) throws SlackFailure {
    String bare = handle.startsWith("@") ? handle.substring(1) : handle;
    if (UserId.isId(bare)) {
      return Optional.of(person(new UserId(bare)));
    }
    Optional<List<UserId>> members;
    try {
      members = groups.members(bare);
    } catch (SlackFailure failure) {
      Optional<Found> group = groups.knownId(bare).map(id -> untold(id, failure));
      return group.isPresent() ? group : personWithoutGroups(bare, people, failure);
    }
    if (members.isPresent()) {
      return Optional.of(new Found(groups.id(bare), members.get(), Optional.empty()));
    }
    return UserGroups.isId(bare) ? Optional.empty() : people.called(bare).map(Handles::person);
  }

  /** Some plans have no user groups at all; people can be called by name there all the same. */
  private static Optional<Found> personWithoutGroups(
      String bare, People people, SlackFailure failure) throws SlackFailure {
    if (failure.kind() != SlackFailure.Kind.REFUSED) {
      throw failure;
    }
    Optional<UserId> person = people.called(bare);
    if (person.isEmpty()) {
      throw failure; // it may be a group
    }
    return person.map(Handles::person);
  }

  private static Found person(UserId user) {
    return new Found(Optional.empty(), List.of(user), Optional.empty());
  }

  private static Found untold(String group, SlackFailure why) {
    return new Found(Optional.of(group), List.of(), Optional.of(why));
  }
}
