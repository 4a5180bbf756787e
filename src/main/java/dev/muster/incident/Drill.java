package dev.muster.incident;

/**
 * That an incident is practice: nothing is broken, and nobody outside of it is called.
 *
 * @param scenario the name of what is played
 * @param title what people call that
 * @param speed how many times as fast as in earnest all goes
 * @param text the whole scenario, as it was at the start
 */
public record Drill(String scenario, String title, int speed, String text) {
  /** The word that stands wherever somebody could take it for more. */
  public static final String MARK = "DRILL";

  /** What the clock keeps of a drill under this stays when it is reopened. */
  static final String OWN = "drill:";

  /** When somebody first recorded a decision. */
  public static final String DECIDED = OWN + "decided";

  /** When that status was first reached. */
  public static String reached(Status status) {
    return OWN + "status:" + status.word();
  }

  /** Under which it is kept that this part of the scenario was told. */
  public static String told(String part) {
    return OWN + "told:" + part;
  }

  /** {@code ×10}; empty at real speed. */
  public String pace() {
    return speed == 1 ? "" : "×" + speed;
  }
}
