package dev.muster.database;

/** Forces commits to the disk: one time for all who wait. */
final class GroupCommit {
  private final Runnable force;
  private long committed;
  private long safe;
  private boolean atWork;

  /**
   * @param force returns when all that was committed before it was called is on the disk
   */
  GroupCommit(long safe, Runnable force) {
    this.safe = safe;
    this.committed = safe;
    this.force = force;
  }

  synchronized void committed(long number) {
    committed = Math.max(committed, number);
  }

  /**
   * Returns when this commit is on the disk.
   *
   * @return the last commit that is
   */
  long upTo(long number) {
    while (true) {
      long goal;
      synchronized (this) {
        while (safe < number && atWork) {
          waitForIt();
        }
        if (safe >= number) {
          return safe;
        }
        atWork = true;
        goal = committed;
      }
      force(goal);
    }
  }

  private void force(long goal) {
    boolean done = false;
    try {
      force.run();
      done = true;
    } finally {
      synchronized (this) {
        atWork = false;
        safe = done ? Math.max(safe, goal) : safe;
        notifyAll();
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // upTo() is the loop
  private synchronized void waitForIt() {
    boolean interrupted = Thread.interrupted();
    try {
      wait();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
