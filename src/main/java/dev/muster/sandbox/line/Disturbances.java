package dev.muster.sandbox.line;

import java.util.concurrent.atomic.AtomicInteger;

/** What is to go wrong on the line next. */
public final class Disturbances {
  private final AtomicInteger acksToDrop = new AtomicInteger();
  private final AtomicInteger envelopesToDouble = new AtomicInteger();

  public void dropAcks(int times) {
    acksToDrop.addAndGet(times);
  }

  public void duplicateEnvelopes(int times) {
    envelopesToDouble.addAndGet(times);
  }

  boolean dropsThisAck() {
    return takeOne(acksToDrop);
  }

  boolean doublesThisEnvelope() {
    return takeOne(envelopesToDouble);
  }

  private static boolean takeOne(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
