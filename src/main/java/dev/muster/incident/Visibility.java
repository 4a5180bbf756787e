package dev.muster.incident;

/** Who may know of it. */
public enum Visibility {
  /** Announced and listed. */
  PUBLIC,
  /** Nowhere but in its own channel: security, staff, legal. */
  PRIVATE
}
