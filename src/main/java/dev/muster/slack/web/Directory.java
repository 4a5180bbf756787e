package dev.muster.slack.web;

import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.User;
import dev.muster.incident.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The workspace's people, by what they are called. Slack has no look-up by name, only a list of all
 * accounts, with bots and deactivated ones: in a large workspace it is longer than what may be
 * asked for in a minute. So it is read in steps, kept, and read again the more rarely the longer it
 * is.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/users.list">users.list</a>
 */
public final class Directory {
  /** As many as Slack gives at once. */
  private static final int PAGE = 1000;

  /** So many pages somebody may wait for who wants an answer at once. */
  private static final int AT_ONCE = 3;

  /** How long what was read is true enough, for each of its pages. */
  private static final Duration TRUE_FOR_EACH_PAGE = Duration.ofHours(1);

  private static final Duration TRUE_AT_MOST = Duration.ofDays(1);

  private final SlackGateway slack;
  private final Clock clock;
  private @Nullable People known;
  private @Nullable PageWalk<UsersListResponse, People> reading;

  public Directory(SlackGateway slack, Clock clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /**
   * Who is called so: by the name of the account, which nobody else has; else by the shown one, if
   * it is unique. Empty if nobody is.
   *
   * @throws SlackFailure if the list could not be read to its end now. What was read is kept:
   *     asking again goes on from there
   */
  public Optional<UserId> find(String name) throws SlackFailure {
    return find(name, AT_ONCE);
  }

  /** As {@link #find}, and reads on as long as Slack allows. */
  public Optional<UserId> search(String name) throws SlackFailure {
    return find(name, Integer.MAX_VALUE);
  }

  private Optional<UserId> find(String name, int mostPages) throws SlackFailure {
    Optional<UserId> before = known().flatMap(people -> people.called(name));
    if (before.isPresent()) {
      return before;
    }
    for (int pages = 0; pages < mostPages; pages++) {
      Optional<PageWalk<UsersListResponse, People>> walk = walk();
      if (walk.isEmpty()) {
        return known().flatMap(people -> people.called(name));
      }
      if (!step(walk.get())) {
        return Optional.empty(); // refused, and those known from before have no such person
      }
      Optional<UserId> account = walk.get().soFar().account(name);
      if (account.isPresent()) {
        return account;
      }
    }
    if (walk().isEmpty()) {
      return known().flatMap(people -> people.called(name));
    }
    String text = ErrorCodes.of(SlackMethod.USERS_LIST, "searching").words();
    throw new SlackFailure(
        SlackMethod.USERS_LIST, SlackFailure.Kind.LATER, "searching", Duration.ZERO, text, null);
  }

  /** How many accounts were counted so far, of all kinds. */
  public int accounts() {
    int complete = known().map(People::count).orElse(0);
    synchronized (this) {
      return reading == null ? complete : Math.max(complete, reading.soFar().count());
    }
  }

  /**
   * How many accounts there are.
   *
   * @param complete whether those are all, or only what Slack told so far
   */
  public record Census(int accounts, boolean complete) {}

  /** Counts on as far as Slack allows now. */
  public Census census() throws SlackFailure {
    try {
      for (var walk = walk(); walk.isPresent(); walk = walk()) {
        if (!step(walk.get())) {
          break;
        }
      }
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED || accounts() == 0) {
        throw failure;
      }
      return new Census(accounts(), false);
    }
    return new Census(accounts(), true);
  }

  private synchronized Optional<People> known() {
    return Optional.ofNullable(known);
  }

  /** The one in which everybody takes part who looks for somebody; empty if none is needed. */
  private synchronized Optional<PageWalk<UsersListResponse, People>> walk() {
    if (reading == null && (known == null || known.isOld(clock.instant()))) {
      reading =
          PageWalk.through(
              this::page, UsersListResponse::getResponseMetadata, People::new, Directory::read);
    }
    return Optional.ofNullable(reading);
  }

  /**
   * Reads a page.
   *
   * @return false where Slack refuses that, and what is known from before has to do
   */
  private boolean step(PageWalk<UsersListResponse, People> walk) throws SlackFailure {
    try {
      if (walk.step()) {
        ended(walk);
      }
      return true;
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      abandoned(walk);
      if (known().isEmpty()) {
        throw failure;
      }
      return false;
    }
  }

  private synchronized void ended(PageWalk<UsersListResponse, People> walk) {
    if (reading == walk) {
      known = walk.soFar().since(clock.instant());
      reading = null;
    }
  }

  private synchronized void abandoned(PageWalk<UsersListResponse, People> walk) {
    reading = reading == walk ? null : reading;
  }

  private UsersListResponse page(String cursor) throws SlackFailure {
    return slack.call(
        SlackMethod.USERS_LIST,
        null,
        methods -> methods.usersList(r -> r.limit(PAGE).cursor(cursor)));
  }

  private static People read(UsersListResponse page, People people) {
    page.getMembers().forEach(people::add);
    return people;
  }

  /** Those of some pages. Several threads read in it while one adds. */
  private static final class People {
    private final Map<String, UserId> accounts = new HashMap<>();
    private final Map<String, Optional<UserId>> shown = new HashMap<>();
    private int count;
    private Instant since = Instant.MIN;

    synchronized void add(User user) {
      count++;
      if (user.isDeleted() || user.isBot()) {
        return;
      }
      UserId id = new UserId(user.getId());
      key(user.getName()).ifPresent(name -> accounts.put(name, id));
      Optional.ofNullable(user.getProfile())
          .flatMap(profile -> key(profile.getDisplayName()))
          .ifPresent(
              name ->
                  shown.merge(name, Optional.of(id), (a, b) -> a.equals(b) ? a : Optional.empty()));
    }

    /** Sure before all are read. */
    synchronized Optional<UserId> account(String name) {
      return key(name).flatMap(key -> Optional.ofNullable(accounts.get(key)));
    }

    synchronized Optional<UserId> called(String name) {
      return account(name)
          .or(() -> key(name).flatMap(key -> shown.getOrDefault(key, Optional.empty())));
    }

    synchronized int count() {
      return count;
    }

    synchronized People since(Instant now) {
      since = now;
      return this;
    }

    /** What was read in the future, the clock was set back, may be of any age. */
    synchronized boolean isOld(Instant now) {
      Duration pages = TRUE_FOR_EACH_PAGE.multipliedBy(1 + count / PAGE);
      Duration span = pages.compareTo(TRUE_AT_MOST) > 0 ? TRUE_AT_MOST : pages;
      return since.isAfter(now) || since.plus(span).isBefore(now);
    }

    private static Optional<String> key(@Nullable String name) {
      return Optional.ofNullable(name)
          .filter(n -> !n.isBlank())
          .map(n -> n.toLowerCase(Locale.ROOT));
    }
  }
}
