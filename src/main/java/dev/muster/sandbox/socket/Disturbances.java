package dev.muster.sandbox.socket;

import java.util.concurrent.atomic.AtomicInteger;

/** What is to go wrong on the line next. */
public final class Disturbances {
  private final AtomicInteger acksToDrop = new AtomicInteger();
  private final AtomicInteger envelopesToDouble = new AtomicInteger();
  private final AtomicInteger eventsToHold = new AtomicInteger();

  public void dropAcks(int times) {
    acksToDrop.addAndGet(times);
  }

  public void duplicateEnvelopes(int times) {
    envelopesToDouble.addAndGet(times);
  }

  /** So many of the next events are each overtaken by what comes after it. */
  public void holdEventsBack(int times) {
    eventsToHold.addAndGet(times);
  }

  /** What did not go wrong yet will not. */
  public void clear() {
    acksToDrop.set(0);
    envelopesToDouble.set(0);
    eventsToHold.set(0);
  }

  boolean dropsThisAck() {
    return takeOne(acksToDrop);
  }

  boolean doublesThisEnvelope() {
    return takeOne(envelopesToDouble);
  }

  boolean holdsThisEvent() {
    return takeOne(eventsToHold);
  }

  private static boolean takeOne(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
