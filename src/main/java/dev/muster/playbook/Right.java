package dev.muster.playbook;

import java.util.Locale;

/** What a playbook may keep for some. */
public enum Right {
  CLOSE("close an incident"),
  CANCEL("cancel an incident"),
  LOWER_SEVERITY("lower the severity"),
  SEE_PRIVATE("see a private incident");

  private final String act;

  Right(String act) {
    this.act = act;
  }

  /** As the playbook file and the metrics write it: {@code lower_severity}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it lets one do: {@code close an incident}. */
  public String act() {
    return act;
  }
}
