package dev.muster.database;

/** Nothing more can be recorded, for the disk is full; what was recorded can still be read. */
public final class StoreFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFull() {
    super("The disk with the store is full");
  }

  /** For the one whose action could not be recorded. */
  public String sentence() {
    return "Nothing can be recorded now: the disk of the machine that Muster runs on is full. What"
        + " you just did is not kept. Tell whoever runs Muster to free space there, then do it"
        + " again. Reading (`list`, `summary`, `timeline`) works, and nudges go on.";
  }
}
