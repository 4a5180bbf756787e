package dev.muster.crash;

/**
 * What somebody typed, and whether they were told that it is done.
 *
 * @param token a word that is in it and in nothing else
 */
record Deed(What what, String token, String incident, boolean acked) {
  enum What {
    DECLARE,
    UPDATE,
    RESOLVE
  }

  @Override
  public String toString() {
    return what + " " + token + " " + incident + (acked ? "" : " (never answered)");
  }
}
