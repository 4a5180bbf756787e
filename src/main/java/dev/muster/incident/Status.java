package dev.muster.incident;

import java.util.Locale;

/** Where the response stands. */
public enum Status {
  INVESTIGATING("Investigating", "We are finding out what is wrong."),
  IDENTIFIED("Identified", "We know the cause."),
  MITIGATING("Mitigating", "We are making it better."),
  MONITORING("Monitoring", "A fix is in; we watch whether it holds."),
  RESOLVED("Resolved", "It is over for those affected."),
  CLOSED("Closed", "Nothing is left to do.");

  private final String title;
  private final String meaning;

  Status(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  /** One sentence for the form. */
  public String meaning() {
    return meaning;
  }

  /** As typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Somebody still works on it; nudges are sent. */
  public boolean isOpen() {
    return this != RESOLVED && this != CLOSED;
  }

  @Override
  public String toString() {
    return title;
  }
}
