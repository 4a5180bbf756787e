package dev.muster.incident;

/**
 * A part someone plays in the response, in one team's words.
 *
 * @param key as typed: {@code scribe}
 * @param title as shown: {@code Scribe}
 */
public record Role(String key, String title) {
  /** Every playbook has one: the one person who decides. */
  public static final String COMMANDER = "incident-commander";

  /** Every playbook has one: the person who tells the others. */
  public static final String COMMUNICATIONS_LEAD = "communications-lead";

  public boolean isCommander() {
    return key.equals(COMMANDER);
  }

  @Override
  public String toString() {
    return title;
  }
}
