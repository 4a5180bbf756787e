package dev.muster.slack.web;

import com.slack.api.model.User;
import dev.muster.incident.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What people are called, for texts that leave Slack. Asked for once in a while. */
public final class Names {
  private static final Duration FRESH = Duration.ofHours(12);

  private final SlackGateway slack;
  private final Clock clock;
  private final Map<UserId, Known> known = new ConcurrentHashMap<>();

  private record Known(String name, Instant since) {}

  public Names(SlackGateway slack, Clock clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /**
   * Their name, or their id where Slack won't tell.
   *
   * @throws SlackFailure if Slack can't be asked now
   */
  public String of(UserId user) throws SlackFailure {
    Known before = known.get(user);
    if (before != null && clock.instant().isBefore(before.since().plus(FRESH))) {
      return before.name();
    }
    try {
      String name = ask(user);
      known.put(user, new Known(name, clock.instant()));
      return name;
    } catch (SlackFailure failure) {
      if (before != null) {
        return before.name();
      }
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return user.value();
      }
      throw failure;
    }
  }

  private String ask(UserId user) throws SlackFailure {
    User found =
        slack
            .call(
                SlackMethod.USERS_INFO,
                null,
                methods -> methods.usersInfo(r -> r.user(user.value())))
            .getUser();
    String real = found.getRealName();
    String name = real == null || real.isBlank() ? found.getName() : real;
    return name == null || name.isBlank() ? user.value() : name;
  }
}
