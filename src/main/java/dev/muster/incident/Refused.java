package dev.muster.incident;

import java.util.Optional;

/** It is the asker's turn: the message is shown to them as it stands. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Slip> slip;

  /**
   * @param sentence what is wrong and what would be right, for the person who asked
   */
  public Refused(String sentence) {
    this(sentence, Optional.empty());
  }

  /**
   * @param slip the word that was wrong, and the one that was probably meant
   */
  public Refused(String sentence, Optional<Slip> slip) {
    super(sentence, null, false, false);
    this.slip = slip;
  }

  /** A slip of the fingers: with the other word it would be right. */
  public record Slip(String typed, String meant) {}

  public Optional<Slip> slip() {
    return slip;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
