package dev.muster.slack;

/**
 * What came from Slack has not the shape of what Muster sent there: metadata of another app, a
 * field that is missing, a value that was never offered. Nobody's fault of a kind that a stack
 * trace helps with; so it is refused in words, logged in one line and counted (see {@link
 * Apology}).
 */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what names the part that is wrong, never what stands in it: {@code its user}
   */
  public Malformed(String what) {
    super(what);
  }
}
