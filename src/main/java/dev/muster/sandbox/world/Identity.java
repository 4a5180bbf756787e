package dev.muster.sandbox.world;

/** The names under which this workspace, and the one app installed in it, go. */
public final class Identity {
  public static final String TEAM = "T0PRACTICE";
  public static final String TEAM_NAME = "Practice workspace";
  public static final String DOMAIN = "practice";
  public static final String APP = "A0MUSTER00";
  public static final String APP_NAME = "Muster";
  public static final String BOT = "B0MUSTER00";
  public static final String BOT_USER = "U0MUSTER00";
  public static final String BOT_NAME = "muster";

  /** The old verification token, which Slack still sends with every payload. */
  public static final String VERIFICATION = "practice-verification-token";

  private Identity() {}
}
