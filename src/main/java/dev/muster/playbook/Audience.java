package dev.muster.playbook;

/** Whom an update is for. */
public enum Audience {
  WAR_ROOM("war_room");

  private final String key;

  Audience(String key) {
    this.key = key;
  }

  /** As the playbook file writes it. */
  public String key() {
    return key;
  }
}
