package dev.muster.incident;

/** A member of the workspace, by Slack's id ({@code U…}); {@link #MUSTER} is the bot itself. */
public record UserId(String value) {
  /** The actor of what nobody typed: a nudge sent, a channel opened. */
  public static final UserId MUSTER = new UserId("muster");

  @Override
  public String toString() {
    return value;
  }
}
