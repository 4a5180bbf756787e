package dev.muster.intake;

/** A file can't be read back; the sentence says why, and what to do. */
public final class NoRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoRecord(String sentence) {
    super(sentence);
  }
}
