package dev.muster.incident;

import java.util.Optional;
import java.util.regex.Pattern;

/** A member of the workspace, by Slack's id ({@code U…}); {@link #MUSTER} is the bot itself. */
public record UserId(String value) {
  /** The actor of what nobody typed: a nudge sent, a channel opened. */
  public static final UserId MUSTER = new UserId("muster");

  private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{5,}");

  /** Whether this is an id, not a name: all capitals, as no name is. */
  public static boolean isId(String written) {
    return ID.matcher(written).matches();
  }

  /** The person whose id stands where else a group's handle does, with or without its {@code @}. */
  public static Optional<UserId> ofHandle(String handle) {
    return Optional.of(handle.startsWith("@") ? handle.substring(1) : handle)
        .filter(UserId::isId)
        .map(UserId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
