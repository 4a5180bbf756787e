package dev.muster.yaml;

/** One mistake in a file that a person edits: where, what is wrong, and what would be right. */
public record Fault(String file, int line, String what, String right) {

  /** As {@code muster check} prints it. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + what + ", " + right + (right.endsWith("?") ? "" : ".");
  }
}
