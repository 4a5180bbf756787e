package dev.muster.doctor;

/**
 * One line of the report.
 *
 * @param what was looked at, and how it is; with a fault, also what to do
 */
public record Finding(boolean fine, String what) {
  static Finding ok(String what) {
    return new Finding(true, what);
  }

  static Finding fault(String what, String advice) {
    return new Finding(false, what + " " + advice);
  }

  @Override
  public String toString() {
    return (fine ? "ok     " : "FAULT  ") + what;
  }
}
