package dev.muster.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A machine's clock that goes with another and can be set forward and back. */
public final class ShiftedClock extends Clock {
  private final Clock base;
  private volatile Duration shift = Duration.ZERO;

  public ShiftedClock(Clock base) {
    this.base = base;
  }

  /** Sets it so much forward, or back if it is negative. */
  public void shift(Duration by) {
    shift = shift.plus(by);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(shift);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Nobody asks it for the time of day.");
  }
}
