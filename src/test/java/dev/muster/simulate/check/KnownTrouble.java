package dev.muster.simulate.check;

/** Faults of the product that are being mended elsewhere; each is to go when it is. */
final class KnownTrouble {
  /** What is said before the war room opens is not posted into it. */
  static final boolean SILENT_BEFORE_THE_ROOM_OPENS = true;

  /** An announcement whose answer was lost is posted again: it is not looked for. */
  static final boolean ANNOUNCED_AGAIN = true;

  private KnownTrouble() {}
}
