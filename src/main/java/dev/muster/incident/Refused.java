package dev.muster.incident;

/** It is the asker's turn: the message is shown to them as it stands. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong and what would be right, for the person who asked
   */
  public Refused(String sentence) {
    super(sentence, null, false, false);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
