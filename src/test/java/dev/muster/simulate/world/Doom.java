package dev.muster.simulate.world;

/** Counts down to the moment at which the bot is struck dead. */
public final class Doom {
  /** Where in its work it may be struck. */
  public enum Moment {
    /** A call to Slack is on its way out, and never arrives. */
    BEFORE_CALL,
    /** Slack did what it was asked, and the answer never arrives. */
    AFTER_CALL,
    /** A transaction is committed, and nobody was told yet. */
    AFTER_COMMIT,
    /** Somewhere between two statements: wherever the bot looks at its clock. */
    AT_CLOCK
  }

  /** What a thread of the bot sees of its own death: nothing of ours may take it for a fault. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private final Runnable blow;
  private Moment moment;
  private int left;

  Doom(Runnable blow) {
    this.blow = blow;
  }

  /** It is struck when it gets there for the {@code nth} time from now. */
  public synchronized void at(Moment next, int nth) {
    moment = next;
    left = nth;
  }

  /** Told that the bot got there; true if that was its end. */
  boolean isMet(Moment reached) {
    synchronized (this) {
      if (reached != moment || --left > 0) {
        return false;
      }
      moment = null;
    }
    blow.run();
    return true;
  }
}
