package dev.muster.incident;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A member of the workspace, by Slack's id ({@code U…}); {@link #MUSTER} is the bot itself, and
 * what declares by itself is called by its name.
 */
public record UserId(String value) {
  /** The actor of what nobody typed: a nudge sent, a channel opened. */
  public static final UserId MUSTER = new UserId("muster");

  private static final String MACHINE = "machine:";
  private static final int LONGEST_NAME = 30;

  private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{5,}");

  /** A machine that sends alerts, by what people call it. */
  public static UserId machine(String name) {
    int end =
        name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
    return new UserId(MACHINE + name.substring(0, end));
  }

  /** What a machine is called; empty if it is none. */
  public Optional<String> machine() {
    return value.startsWith(MACHINE)
        ? Optional.of(value.substring(MACHINE.length()))
        : Optional.empty();
  }

  /** Whether Slack knows them: they can be invited, asked and told. */
  public boolean isPerson() {
    return !equals(MUSTER) && machine().isEmpty();
  }

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
